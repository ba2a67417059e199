package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.out.Stores;

final class ProjectTeamImport extends RowImport<ProjectTeamGrant> {

    @Override
    public SourceTable table() {
        return SourceTable.PROJECT_TEAMS;
    }

    @Override
    public ProjectTeamGrant read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<ProjectId> projectId = fields.text("projectId", ProjectId::new);
        Supplier<TeamId> teamId = fields.text("teamId", TeamId::new);
        Supplier<Label> role = fields.text("role", Label::new);
        Supplier<Instant> createdAt = fields.instant("createdAt");
        fields.require();
        return new ProjectTeamGrant(orgId, projectId.get(), teamId.get(), role.get(), createdAt.get());
    }

    @Override
    @Nullable
    ProjectTeamGrant stored(Stores stores, ProjectTeamGrant value) {
        return stores.projectTeamGrants()
                .find(value.orgId(), value.projectId(), value.teamId())
                .orElse(null);
    }

    @Override
    List<String> differences(ProjectTeamGrant stored, ProjectTeamGrant value) {
        return changed(stored, stored.createdAt(), value, value.createdAt());
    }

    @Override
    void requirePlace(ImportUnit unit, ProjectTeamGrant value) {
        unit.requireProject(value.projectId());
        unit.requireTeam(value.teamId());
    }

    @Override
    void store(ImportUnit unit, ProjectTeamGrant value) {
        unit.stores().projectTeamGrants().put(value);
    }
}
