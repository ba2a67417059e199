package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.out.Stores;

final class TeamMemberImport extends RowImport<TeamMember> {

    @Override
    public SourceTable table() {
        return SourceTable.TEAM_MEMBERS;
    }

    @Override
    public TeamMember read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<TeamId> teamId = fields.text("teamId", TeamId::new);
        Supplier<UserId> userId = fields.text("userId", UserId::new);
        Supplier<Label> role = fields.text("role", Label::new);
        Supplier<Instant> createdAt = fields.instant("createdAt");
        fields.require();
        return new TeamMember(orgId, teamId.get(), userId.get(), role.get(), createdAt.get());
    }

    @Override
    @Nullable
    TeamMember stored(Stores stores, TeamMember value) {
        return stores.teamMembers()
                .find(value.orgId(), value.teamId(), value.userId())
                .orElse(null);
    }

    @Override
    List<String> differences(TeamMember stored, TeamMember value) {
        return changed(stored, stored.createdAt(), value, value.createdAt());
    }

    @Override
    void requirePlace(ImportUnit unit, TeamMember value) {
        unit.requireTeam(value.teamId());
    }

    @Override
    void store(ImportUnit unit, TeamMember value) {
        unit.stores().teamMembers().put(value);
    }
}
