package org.landlord.persistence.jpa.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.tenancy.TeamMemberStore;

/// The table `team_member`.
@Singleton
@StoreCall
class TeamMemberRepository implements TeamMemberStore, PanacheRepositoryBase<TeamMemberRow, TeamMemberKey> {

    private final RowWriter writes;

    TeamMemberRepository(RowWriter writes) {
        this.writes = writes;
    }

    @Override
    public void put(TeamMember member) {
        writes.put(TeamMemberRow.toRow(member));
    }

    @Override
    public void delete(OrgId orgId, TeamId teamId, UserId userId) {
        writes.delete(() -> delete("id", key(orgId, teamId, userId)));
    }

    @Override
    public Optional<TeamMember> find(OrgId orgId, TeamId teamId, UserId userId) {
        return findByIdOptional(key(orgId, teamId, userId)).map(TeamMemberRow::toDomain);
    }

    private static TeamMemberKey key(OrgId orgId, TeamId teamId, UserId userId) {
        return new TeamMemberKey(orgId.value(), teamId.value(), userId.value());
    }

    @Override
    public List<TeamId> teamsOf(OrgId orgId, UserId userId) {
        return find("id.orgId = ?1 and id.userId = ?2 order by id.teamId", orgId.value(), userId.value()).stream()
                .map(row -> row.toDomain().teamId())
                .toList();
    }

    @Override
    public List<TeamMember> list(OrgId orgId, TeamId teamId, @Nullable UserId after, int limit) {
        return find(
                        "id.orgId = ?1 and id.teamId = ?2 and id.userId > ?3 order by id.userId",
                        orgId.value(),
                        teamId.value(),
                        Nullables.orEmpty(after))
                .page(Page.ofSize(limit))
                .stream()
                .map(TeamMemberRow::toDomain)
                .toList();
    }
}
