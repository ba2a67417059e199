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
import org.landlord.port.in.access.Operation;

/// Projects of an organization and the teams that get at them.
public interface Projects {

    /// Makes a project. Audited as `project.create`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.DuplicateId if its id or slug is taken
    @Needs(Operation.CREATE_PROJECT)
    Project create(Caller caller, CreateProject command);

    /// The projects of an organization that the caller may read, by slug: exactly those that [#get] answers
    /// with. Whoever may read none is refused.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_PROJECTS)
    Page<Project> list(Caller caller, OrgId orgId, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    @Needs(Operation.GET_PROJECT)
    Project get(Caller caller, OrgId orgId, ProjectId projectId);

    /// Changes a project. Audited as `project.update`, unless nothing changes: then nothing is written.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    /// @throws org.landlord.domain.failure.DuplicateId if the new slug is taken
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.UPDATE_PROJECT)
    Project update(Caller caller, UpdateProject command);

    /// Removes a project with its grants, limits and secret references. Audited as `project.delete`; the
    /// audit log goes on naming it.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    /// @throws org.landlord.domain.failure.Conflict if usage was recorded for it: the ledger stays complete
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.DELETE_PROJECT)
    void delete(Caller caller, OrgId orgId, ProjectId projectId, Precondition precondition);

    /// The teams that get at a project, by team id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    @Needs(Operation.LIST_PROJECT_TEAMS)
    Page<ProjectTeamGrant> listTeams(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page);

    /// Lets a team at a project, or changes its role there. Audited as `project.team.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, project or team
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.PUT_PROJECT_TEAM)
    Upserted<ProjectTeamGrant> putTeam(Caller caller, PutProjectTeam command);

    /// Shuts a team out of a project. Audited as `project.team.remove`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, project or grant
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.REMOVE_PROJECT_TEAM)
    void removeTeam(Caller caller, OrgId orgId, ProjectId projectId, TeamId teamId, Precondition precondition);
}
