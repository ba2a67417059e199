package org.landlord.adapter.memory.tenancy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.tenancy.TeamStore;

public record MemoryTeamStore(Tables tables, Transaction transaction) implements TeamStore {

    @Override
    public void insert(Team team) {
        transaction.change(() -> {
            tables.requireOrganization(team.orgId());
            if (tables.teams().has(key(team))) {
                throw new DuplicateId("team", "teamId", team.teamId());
            }
            putUnderFreeSlug(team);
        });
    }

    @Override
    public void update(Team team) {
        transaction.change(() -> {
            if (!tables.teams().has(key(team))) {
                throw new IllegalStateException("team " + team.teamId() + " does not exist");
            }
            putUnderFreeSlug(team);
        });
    }

    private void putUnderFreeSlug(Team team) {
        boolean taken = tables.teams()
                .under(Key.of(team.orgId()))
                .anyMatch(other ->
                        other.slug().equals(team.slug()) && !other.teamId().equals(team.teamId()));
        if (taken) {
            throw new DuplicateId("team", "slug", team.slug());
        }
        tables.teams().put(key(team), team);
    }

    private static Key key(Team team) {
        return Key.of(team.orgId(), team.teamId());
    }

    @Override
    public boolean removeSomeUnder(OrgId orgId, TeamId teamId) {
        return transaction.change(() -> {
            Key team = Key.of(orgId, teamId);
            long rows = tables.teamMembers().under(team).count()
                    + tables.grants()
                            .under(Key.of(orgId))
                            .filter(grant -> isOf(grant, orgId, teamId))
                            .count();
            if (rows <= Table.FEW) {
                return false;
            }
            int removed = tables.teamMembers().removeUnder(team, Table.FEW);
            tables.grants().removeIf(grant -> isOf(grant, orgId, teamId), Table.FEW - removed);
            return true;
        });
    }

    private static boolean isOf(ProjectTeamGrant grant, OrgId orgId, TeamId teamId) {
        return grant.orgId().equals(orgId) && grant.teamId().equals(teamId);
    }

    @Override
    public void delete(OrgId orgId, TeamId teamId) {
        transaction.change(() -> {
            tables.teams().removeUnder(Key.of(orgId, teamId));
            tables.teamMembers().removeUnder(Key.of(orgId, teamId));
            tables.grants().removeIf(grant -> isOf(grant, orgId, teamId));
        });
    }

    @Override
    public Optional<Team> find(OrgId orgId, TeamId teamId) {
        return tables.teams().find(Key.of(orgId, teamId));
    }

    @Override
    public Optional<Team> find(OrgId orgId, Slug slug) {
        return tables.teams()
                .under(Key.of(orgId))
                .filter(team -> team.slug().equals(slug))
                .findFirst();
    }

    @Override
    public List<Team> list(OrgId orgId, @Nullable Slug after, int limit) {
        return Table.page(tables.teams().under(Key.of(orgId)), Team::slug, after, limit);
    }
}
