package org.landlord.domain.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.UserId;

/// Who somebody has proved to be, and what that lets them do.
public sealed interface Principal {

    /// Somebody who has proved nothing. May do nothing.
    record Nobody() implements Principal {}

    /// The process itself, or a person who works on the storage without a server. May do everything.
    ///
    /// @param actorId as the audit log names them
    record Operator(ActorId actorId) implements Principal {}

    /// Who holds an API key.
    ///
    /// @param keyId the key
    /// @param orgId the only organization it is good for; null if it is good for the whole platform
    /// @param permissions what its scopes cover
    record KeyHolder(KeyId keyId, @Nullable OrgId orgId, Set<Permission> permissions) implements Principal {

        public KeyHolder {
            permissions = Set.copyOf(permissions);
        }
    }

    /// A person whom the identity provider of an organization vouches for.
    ///
    /// @param orgId the organization; nothing outside of it is visible to them
    /// @param userId who they are there
    /// @param role what they are to the organization; null if they are no member of it
    /// @param projects what their teams are to its projects
    /// @param groupsOverage true if the provider did not list their groups because there are too many, so that no
    ///     team came of them
    record User(
            OrgId orgId,
            UserId userId,
            @Nullable OrgRole role,
            Map<ProjectId, Set<ProjectRole>> projects,
            boolean groupsOverage)
            implements Principal {

        /// A person whose groups are known, as far as they mean anything.
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
