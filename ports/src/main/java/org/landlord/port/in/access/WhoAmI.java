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

/// Who somebody is.
///
/// @param actorId as the audit log names them
/// @param actorKind what kind of actor that is
/// @param orgId the only organization they can see anything of; null for all there are
/// @param role what they are to it, if they are a person and a member
/// @param permissions what they may do in all of it (or in all of them)
/// @param projects what more they may do in single projects, by project id
/// @param groupsOverage true if their identity provider did not list their groups because there are too many: no team
///     came of groups then
public record WhoAmI(
        ActorId actorId,
        ActorKind actorKind,
        @Nullable OrgId orgId,
        @Nullable OrgRole role,
        Set<Permission> permissions,
        List<InProject> projects,
        boolean groupsOverage) {

    /// What somebody is to a project.
    ///
    /// @param projectId the project
    /// @param roles what their teams are to it, at least one
    public record InProject(ProjectId projectId, Set<ProjectRole> roles) {}
}
