package org.landlord.application.tenancy;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.access.Grants;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.port.in.tenancy.Teams;
import org.landlord.port.in.tenancy.UpdateTeam;

public final class TeamUseCases implements Teams {

    private final UseCaseContext ports;

    public TeamUseCases(UseCaseContext ports) {
        this.ports = ports;
    }

    @Override
    public Team create(Caller caller, CreateTeam command) {
        return ports.gate().write(caller, AccessRequirement.of(Operation.CREATE_TEAM, command.orgId()), stores -> {
            OrgId orgId = Lookups.org(stores, command.orgId()).orgId();
            Instant now = ports.clock().now();
            TeamId teamId = command.teamId() == null ? new TeamId(ports.ids().next("team")) : command.teamId();
            Team team = new Team(orgId, teamId, command.slug(), command.name(), now, now);
            stores.teams().insert(team);
            Map<String, ?> told = Changes.told(null, team, "slug", team.slug(), "name", team.name());
            AuditEntry.of(AuditAction.TEAM_CREATE, orgId, teamId, told).write(ports.ids(), stores, caller, now);
            return team;
        });
    }

    @Override
    public Page<Team> list(Caller caller, OrgId orgId, PageRequest page) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.LIST_TEAMS, orgId), stores -> {
            Lookups.org(stores, orgId);
            return Listing.of("teams", orgId)
                    .page(
                            page,
                            team -> Listing.Key.of(team.slug()),
                            (after, limit) ->
                                    stores.teams().list(orgId, after == null ? null : new Slug(after.text(0)), limit));
        });
    }

    @Override
    public Team get(Caller caller, OrgId orgId, TeamId teamId) {
        return ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_TEAM, orgId),
                        stores -> Lookups.team(stores, orgId, teamId));
    }

    @Override
    public Team update(Caller caller, UpdateTeam command) {
        return ports.gate().write(caller, AccessRequirement.of(Operation.UPDATE_TEAM, command.orgId()), stores -> {
            Team before = Lookups.team(stores, command.orgId(), command.teamId());
            command.precondition().check(before.version());
            Instant now = ports.clock().now();
            Team after = before.with(command.patch(), now);
            if (Changes.areNone(before, after)) {
                return before;
            }
            stores.teams().update(after);
            Map<String, ?> told = Changes.told(before, after);
            AuditEntry.of(AuditAction.TEAM_UPDATE, after.orgId(), after.teamId(), told)
                    .write(ports.ids(), stores, caller, now);
            return after;
        });
    }

    @Override
    public void delete(Caller caller, OrgId orgId, TeamId teamId, Precondition precondition) {
        boolean isGone = false;
        while (!isGone) {
            isGone = deletedOrThinned(caller, orgId, teamId, precondition);
        }
    }

    /// In one unit of work, unless there are so many rows that other writers would wait: then some are
    /// removed first.
    private boolean deletedOrThinned(Caller caller, OrgId orgId, TeamId teamId, Precondition precondition) {
        return ports.gate().write(caller, AccessRequirement.of(Operation.DELETE_TEAM, orgId), stores -> {
            Team team = Lookups.team(stores, orgId, teamId);
            precondition.check(team.version());
            if (stores.teams().removeSomeUnder(orgId, teamId)) {
                return false;
            }
            stores.teams().delete(orgId, teamId);
            Map<String, ?> told = Changes.told(team, null, "slug", team.slug());
            AuditEntry.of(AuditAction.TEAM_DELETE, orgId, teamId, told)
                    .write(ports.ids(), stores, caller, ports.clock().now());
            return true;
        });
    }

    @Override
    public Page<TeamMember> listMembers(Caller caller, OrgId orgId, TeamId teamId, PageRequest page) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.LIST_TEAM_MEMBERS, orgId), stores -> {
            Lookups.team(stores, orgId, teamId);
            return Listing.of("team-members", orgId, teamId)
                    .page(
                            page,
                            member -> Listing.Key.of(member.userId()),
                            (after, limit) -> stores.teamMembers()
                                    .list(orgId, teamId, after == null ? null : new UserId(after.text(0)), limit));
        });
    }

    @Override
    public TeamMember getMember(Caller caller, OrgId orgId, TeamId teamId, UserId userId) {
        return ports.gate().read(caller, AccessRequirement.of(Operation.GET_TEAM_MEMBER, orgId), stores -> {
            Lookups.team(stores, orgId, teamId);
            return stores.teamMembers()
                    .find(orgId, teamId, userId)
                    .orElseThrow(() -> new NotFound("team_member", userId));
        });
    }

    @Override
    public Upserted<TeamMember> putMember(Caller caller, PutTeamMember command) {
        return ports.gate().write(caller, AccessRequirement.of(Operation.PUT_TEAM_MEMBER, command.orgId()), stores -> {
            OrgId orgId = command.orgId();
            TeamId teamId = Lookups.team(stores, orgId, command.teamId()).teamId();
            Grants.requireOfTeam(ports.gate(), stores, caller, orgId, teamId);
            TeamMember before =
                    stores.teamMembers().find(orgId, teamId, command.userId()).orElse(null);
            command.precondition().check(before == null ? null : before.version());
            Instant now = ports.clock().now();
            TeamMember after = new TeamMember(
                    orgId,
                    teamId,
                    command.userId(),
                    command.role() == null ? TeamMember.DEFAULT_ROLE : command.role(),
                    before == null ? now : before.createdAt());
            if (before != null && Changes.areNone(before, after)) {
                return new Upserted<>(before, false);
            }
            stores.teamMembers().put(after);
            entry(AuditAction.TEAM_MEMBER_UPSERT, after, before, after).write(ports.ids(), stores, caller, now);
            return new Upserted<>(after, before == null);
        });
    }

    private static AuditEntry entry(
            AuditAction action, TeamMember member, @Nullable Described before, @Nullable Described after) {
        Map<String, ?> told = Changes.told(
                before, after, "teamId", member.teamId(), "userId", member.userId(), "role", member.role());
        return AuditEntry.of(action, member.orgId(), member.userId(), told);
    }

    @Override
    public void removeMember(Caller caller, OrgId orgId, TeamId teamId, UserId userId, Precondition precondition) {
        ports.gate().write(caller, AccessRequirement.of(Operation.REMOVE_TEAM_MEMBER, orgId), stores -> {
            Lookups.team(stores, orgId, teamId);
            TeamMember member = stores.teamMembers()
                    .find(orgId, teamId, userId)
                    .orElseThrow(() -> new NotFound("team_member", userId));
            precondition.check(member.version());
            stores.teamMembers().delete(orgId, teamId, userId);
            entry(AuditAction.TEAM_MEMBER_REMOVE, member, member, null)
                    .write(ports.ids(), stores, caller, ports.clock().now());
            return userId;
        });
    }
}
