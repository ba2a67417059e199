package org.landlord.port.in.tenancy;

import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Teams of an organization and their members.
public interface Teams {

    /// Makes a team. Audited as `team.create`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.DuplicateId if its id or slug is taken
    @Needs(Operation.CREATE_TEAM)
    Team create(Caller caller, CreateTeam command);

    /// The teams of an organization, by slug.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_TEAMS)
    Page<Team> list(Caller caller, OrgId orgId, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    @Needs(Operation.GET_TEAM)
    Team get(Caller caller, OrgId orgId, TeamId teamId);

    /// Changes a team. Audited as `team.update`, unless nothing changes: then nothing is written.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    /// @throws org.landlord.domain.failure.DuplicateId if the new slug is taken
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.UPDATE_TEAM)
    Team update(Caller caller, UpdateTeam command);

    /// Removes a team with its memberships and its access to projects. Audited as `team.delete`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.DELETE_TEAM)
    void delete(Caller caller, OrgId orgId, TeamId teamId, Precondition precondition);

    /// The members of a team, by user id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    @Needs(Operation.LIST_TEAM_MEMBERS)
    Page<TeamMember> listMembers(Caller caller, OrgId orgId, TeamId teamId, PageRequest page);

    /// Makes a person a member, or changes their role. Audited as `team.member.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    /// @throws org.landlord.domain.failure.Forbidden if the caller does not hold what the team may do in
    ///     projects
    @Needs(Operation.PUT_TEAM_MEMBER)
    Upserted<TeamMember> putMember(Caller caller, PutTeamMember command);

    /// Ends a membership. Audited as `team.member.remove`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, team or member
    /// @throws org.landlord.domain.failure.PreconditionFailed if something else is stored than the caller
    ///     demands
    @Needs(Operation.REMOVE_TEAM_MEMBER)
    void removeMember(Caller caller, OrgId orgId, TeamId teamId, UserId userId, Precondition precondition);
}
