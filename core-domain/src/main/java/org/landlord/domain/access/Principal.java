package org.landlord.domain.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.UserId;

/// An authenticated identity and its permissions.
public sealed interface Principal {

    /// No credentials and no permissions.
    record Anonymous() implements Principal {}

    /// The process itself, or a person who works on the storage without a server. Has all permissions.
    ///
    /// @param actorId the actor in the audit log
    record Operator(ActorId actorId) implements Principal {}

    /// The owner of an API key.
    ///
    /// @param orgId the organization that the key is limited to; null for the whole platform
    /// @param permissions the permissions that its scopes grant
    record KeyHolder(KeyId keyId, @Nullable OrgId orgId, Set<Permission> permissions) implements Principal {

        public KeyHolder {
            permissions = Set.copyOf(permissions);
        }
    }

    /// A person who signed in with the identity provider of an organization.
    ///
    /// @param orgId the organization; the user sees nothing outside of it
    /// @param role the role in the organization; null if the user is not a member
    /// @param projects the roles that the teams of the user have in projects
    /// @param groupsOverage true if the token does not list the groups because there are too many, so that
    ///     they map to no teams
    record User(
            OrgId orgId,
            UserId userId,
            @Nullable OrgRole role,
            Map<ProjectId, Set<ProjectRole>> projects,
            boolean groupsOverage)
            implements Principal {

        /// A user whose token lists all groups.
        public User(OrgId orgId, UserId userId, @Nullable OrgRole role, Map<ProjectId, Set<ProjectRole>> projects) {
            this(orgId, userId, role, projects, false);
        }

        public User {
            Map<ProjectId, Set<ProjectRole>> copy = new HashMap<>();
            projects.forEach((projectId, roles) -> copy.put(projectId, Set.copyOf(roles)));
            projects = Map.copyOf(copy);
        }
    }
}
