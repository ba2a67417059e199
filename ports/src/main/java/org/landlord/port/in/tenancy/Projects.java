package org.landlord.port.in.tenancy;

import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.NeedsNothing;
import org.landlord.port.in.access.Operation;

/// Projects of an organization and the teams with access to them.
public interface Projects {

    /// Creates a project. Audited as `project.create`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.DuplicateId if the id or slug is taken
    @Needs(Operation.CREATE_PROJECT)
    Project create(Caller caller, CreateProject command);

    /// Lists the projects that the caller may read, by slug: exactly those that [#get] returns. Forbidden if
    /// the caller may read none.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_PROJECTS)
    Page<Project> list(Caller caller, OrgId orgId, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    @Needs(Operation.GET_PROJECT)
    Project get(Caller caller, OrgId orgId, ProjectId projectId);

    /// The id of the project that a reference names: see [Organizations#resolve].
    ///
    /// @param orgId an id, not a reference
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if `slug:` is not followed by a slug
    /// @throws org.landlord.domain.failure.NotFound if there is no project with the slug, or the caller may
    ///     not know that there is one
    @NeedsNothing(because = "a project that the caller does not see is not found")
    ProjectId resolve(Caller caller, OrgId orgId, ProjectId reference);

    /// Updates a project. Audited as `project.update`. An update without changes writes nothing.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    /// @throws org.landlord.domain.failure.DuplicateId if the new slug is taken
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.UPDATE_PROJECT)
    Project update(Caller caller, UpdateProject command);

    /// Deletes a project with its grants, limits and secret references. Audited as `project.delete`; audit
    /// events continue to name it.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    /// @throws org.landlord.domain.failure.Conflict if it has usage events, because the ledger stays
    ///     complete, or reservations that hold quota
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.DELETE_PROJECT)
    void delete(Caller caller, OrgId orgId, ProjectId projectId, Precondition precondition);

    /// The teams with access to a project, by team id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    @Needs(Operation.LIST_PROJECT_TEAMS)
    Page<ProjectTeamGrant> listTeams(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, project or grant
    @Needs(Operation.GET_PROJECT_TEAM)
    ProjectTeamGrant getTeam(Caller caller, OrgId orgId, ProjectId projectId, TeamId teamId);

    /// Grants a team access to a project, or changes its role. Audited as `project.team.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, project or team
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    /// @throws org.landlord.domain.failure.Forbidden if the caller lacks permissions of the role
    @Needs(Operation.PUT_PROJECT_TEAM)
    Upserted<ProjectTeamGrant> putTeam(Caller caller, PutProjectTeam command);

    /// Revokes a team's access to a project. Audited as `project.team.remove`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, project or grant
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.REMOVE_PROJECT_TEAM)
    void removeTeam(Caller caller, OrgId orgId, ProjectId projectId, TeamId teamId, Precondition precondition);
}
