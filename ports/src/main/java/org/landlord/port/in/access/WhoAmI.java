package org.landlord.port.in.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;

/// The authenticated caller.
///
/// @param actorId as in the audit log
/// @param orgId the only organization that the caller can access; null for all
/// @param role the role in the organization, if the caller is a user and a member
/// @param permissions in the whole organization, or in all organizations
/// @param projects additional roles in single projects, by project id
/// @param groupsOverage true if the identity provider did not list the user's groups because there are too
///     many, so none was mapped to a team
public record WhoAmI(
        ActorId actorId,
        ActorKind actorKind,
        @Nullable OrgId orgId,
        @Nullable OrgRole role,
        Set<Permission> permissions,
        List<InProject> projects,
        boolean groupsOverage) {

    /// @param roles at least one
    /// @param permissions of the roles; [WhoAmI#permissions] apply in the project as well
    public record InProject(ProjectId projectId, Set<ProjectRole> roles, Set<Permission> permissions) {}
}
