package org.landlord.adapter.memory.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.adapter.memory.state.Table;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.tenancy.TeamStore;

public record MemoryTeamStore(State state, Unit unit) implements TeamStore {

    @Override
    public void insert(Team team) {
        unit.change(() -> {
            state.requireOrganization(team.orgId());
            if (state.teams().has(key(team))) {
                throw new DuplicateId("team", "teamId", team.teamId());
            }
            putUnderFreeSlug(team);
        });
    }

    @Override
    public void update(Team team) {
        unit.change(() -> {
            if (!state.teams().has(key(team))) {
                throw new IllegalStateException("there is no team " + team.teamId() + " to update");
            }
            putUnderFreeSlug(team);
        });
    }

    private void putUnderFreeSlug(Team team) {
        boolean taken = state.teams()
                .under(Key.of(team.orgId()))
                .anyMatch(other ->
                        other.slug().equals(team.slug()) && !other.teamId().equals(team.teamId()));
        if (taken) {
            throw new DuplicateId("team", "slug", team.slug());
        }
        state.teams().put(key(team), team);
    }

    private static Key key(Team team) {
        return Key.of(team.orgId(), team.teamId());
    }

    @Override
    public boolean removeSomeUnder(OrgId orgId, TeamId teamId) {
        return unit.change(() -> {
            Key team = Key.of(orgId, teamId);
            long rows = state.teamMembers().under(team).count()
                    + state.grants()
                            .under(Key.of(orgId))
                            .filter(grant -> isOf(grant, orgId, teamId))
                            .count();
            if (rows <= Table.FEW) {
                return false;
            }
            int removed = state.teamMembers().removeUnder(team, Table.FEW);
            state.grants().removeIf(grant -> isOf(grant, orgId, teamId), Table.FEW - removed);
            return true;
        });
    }

    private static boolean isOf(ProjectTeamGrant grant, OrgId orgId, TeamId teamId) {
        return grant.orgId().equals(orgId) && grant.teamId().equals(teamId);
    }

    @Override
    public void delete(OrgId orgId, TeamId teamId) {
        unit.change(() -> {
            state.teams().removeUnder(Key.of(orgId, teamId));
            state.teamMembers().removeUnder(Key.of(orgId, teamId));
            state.grants().removeIf(grant -> isOf(grant, orgId, teamId));
        });
    }

    @Override
    public Optional<Team> find(OrgId orgId, TeamId teamId) {
        return state.teams().find(Key.of(orgId, teamId));
    }

    @Override
    public List<Team> list(OrgId orgId, @Nullable Slug after, int limit) {
        return Table.page(state.teams().under(Key.of(orgId)), Team::slug, after, limit);
    }
}
