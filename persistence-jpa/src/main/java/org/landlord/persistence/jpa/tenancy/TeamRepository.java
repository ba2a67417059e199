package org.landlord.persistence.jpa.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.sql.Slices;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.tenancy.TeamStore;

/// The table `team`.
@Singleton
@StoreCall
class TeamRepository implements TeamStore, PanacheRepositoryBase<TeamRow, TeamKey> {

    private static final List<Slices.Part> UNDER = List.of(
            new Slices.Part("team_member", "org_id, team_id, user_id", "org_id = ? AND team_id = ?"),
            new Slices.Part("project_team_grant", "org_id, project_id, team_id", "org_id = ? AND team_id = ?"));

    private final RowWriter writes;
    private final Slices slices;

    TeamRepository(RowWriter writes, Slices slices) {
        this.slices = slices;
        this.writes = writes;
    }

    @Override
    public void insert(Team team) {
        writes.insert(TeamRow.toRow(team), taken(team));
    }

    @Override
    public void update(Team team) {
        writes.replace(TeamRow.toRow(team), taken(team));
    }

    private static RowWriter.OnUniqueViolation taken(Team team) {
        return (column, _) -> column.equals("slug")
                ? new DuplicateId("team", "slug", team.slug())
                : new DuplicateId("team", "teamId", team.teamId());
    }

    @Override
    public boolean removeSomeUnder(OrgId orgId, TeamId teamId) {
        AtomicBoolean more = new AtomicBoolean();
        writes.delete(() -> more.set(slices.removeSomeOfMany(UNDER, orgId.value(), teamId.value())));
        return more.get();
    }

    @Override
    public void delete(OrgId orgId, TeamId teamId) {
        writes.delete(() -> delete("id", new TeamKey(orgId.value(), teamId.value())));
    }

    @Override
    public Optional<Team> find(OrgId orgId, TeamId teamId) {
        return findByIdOptional(new TeamKey(orgId.value(), teamId.value())).map(TeamRow::toDomain);
    }

    @Override
    public Optional<Team> find(OrgId orgId, Slug slug) {
        return find("id.orgId = ?1 and slug = ?2", orgId.value(), slug.value())
                .firstResultOptional()
                .map(TeamRow::toDomain);
    }

    @Override
    public List<Team> list(OrgId orgId, @Nullable Slug after, int limit) {
        return find("id.orgId = ?1 and slug > ?2 order by slug", orgId.value(), Nullables.orEmpty(after))
                .page(Page.ofSize(limit))
                .stream()
                .map(TeamRow::toDomain)
                .toList();
    }
}
