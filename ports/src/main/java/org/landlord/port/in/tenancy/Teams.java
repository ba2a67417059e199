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

    /// Creates a team. Audited as `team.create`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.DuplicateId if the id or slug is taken
    @Needs(Operation.CREATE_TEAM)
    Team create(Caller caller, CreateTeam command);

    /// Lists teams by slug.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_TEAMS)
    Page<Team> list(Caller caller, OrgId orgId, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    @Needs(Operation.GET_TEAM)
    Team get(Caller caller, OrgId orgId, TeamId teamId);

    /// Updates a team. Audited as `team.update`. An update without changes writes nothing.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    /// @throws org.landlord.domain.failure.DuplicateId if the new slug is taken
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.UPDATE_TEAM)
    Team update(Caller caller, UpdateTeam command);

    /// Deletes a team with its memberships and grants. Audited as `team.delete`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.DELETE_TEAM)
    void delete(Caller caller, OrgId orgId, TeamId teamId, Precondition precondition);

    /// Lists members by user id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    @Needs(Operation.LIST_TEAM_MEMBERS)
    Page<TeamMember> listMembers(Caller caller, OrgId orgId, TeamId teamId, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, team or member
    @Needs(Operation.GET_TEAM_MEMBER)
    TeamMember getMember(Caller caller, OrgId orgId, TeamId teamId, UserId userId);

    /// Adds a member, or changes a member's role. Audited as `team.member.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or team
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    /// @throws org.landlord.domain.failure.Forbidden if the caller lacks permissions that the team has in
    ///     projects
    @Needs(Operation.PUT_TEAM_MEMBER)
    Upserted<TeamMember> putMember(Caller caller, PutTeamMember command);

    /// Removes a member. Audited as `team.member.remove`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization, team or member
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.REMOVE_TEAM_MEMBER)
    void removeMember(Caller caller, OrgId orgId, TeamId teamId, UserId userId, Precondition precondition);
}
