package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.Stores;

final class TeamImport extends RowImport<Team> {

    @Override
    public SourceTable table() {
        return SourceTable.TEAMS;
    }

    @Override
    public Team read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<TeamId> teamId = fields.text("teamId", TeamId::new);
        Supplier<Slug> slug = fields.text("slug", Slug::new);
        Supplier<Name> name = fields.text("name", Name::new);
        Supplier<Instant> createdAt = fields.instant("createdAt");
        fields.require();
        return new Team(orgId, teamId.get(), slug.get(), name.get(), createdAt.get(), createdAt.get());
    }

    @Override
    @Nullable
    Team stored(Stores stores, Team value) {
        return stores.teams().find(value.orgId(), value.teamId()).orElse(null);
    }

    @Override
    List<String> differences(Team stored, Team value) {
        return changed(stored, stored.createdAt(), value, value.createdAt());
    }

    @Override
    void requirePlace(ImportUnit unit, Team value) {
        if (unit.stores().teams().find(value.orgId(), value.slug()).isPresent()) {
            throw InvalidInput.of("slug", "is used by another team of the organization");
        }
    }

    @Override
    void store(ImportUnit unit, Team value) {
        unit.stores().teams().insert(value);
    }
}
