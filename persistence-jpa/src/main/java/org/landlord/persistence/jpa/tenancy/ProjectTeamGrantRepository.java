package org.landlord.persistence.jpa.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.tenancy.ProjectTeamGrantStore;

/// The table `project_team_grant`.
@Singleton
@StoreCall
class ProjectTeamGrantRepository
        implements ProjectTeamGrantStore, PanacheRepositoryBase<ProjectTeamGrantRow, ProjectTeamGrantKey> {

    private final RowWriter writes;

    ProjectTeamGrantRepository(RowWriter writes) {
        this.writes = writes;
    }

    @Override
    public void put(ProjectTeamGrant grant) {
        writes.put(ProjectTeamGrantRow.toRow(grant));
    }

    @Override
    public void delete(OrgId orgId, ProjectId projectId, TeamId teamId) {
        writes.delete(() -> delete("id", key(orgId, projectId, teamId)));
    }

    @Override
    public Optional<ProjectTeamGrant> find(OrgId orgId, ProjectId projectId, TeamId teamId) {
        return findByIdOptional(key(orgId, projectId, teamId)).map(ProjectTeamGrantRow::toDomain);
    }

    private static ProjectTeamGrantKey key(OrgId orgId, ProjectId projectId, TeamId teamId) {
        return new ProjectTeamGrantKey(orgId.value(), projectId.value(), teamId.value());
    }

    @Override
    public List<ProjectTeamGrant> listOfProject(OrgId orgId, ProjectId projectId, @Nullable TeamId after, int limit) {
        return page(
                "id.orgId = ?1 and id.projectId = ?2 and id.teamId > ?3 order by id.teamId",
                limit,
                orgId.value(),
                projectId.value(),
                Nullables.orEmpty(after));
    }

    @Override
    public List<ProjectTeamGrant> listOfTeam(OrgId orgId, TeamId teamId, @Nullable ProjectId after, int limit) {
        return page(
                "id.orgId = ?1 and id.teamId = ?2 and id.projectId > ?3 order by id.projectId",
                limit,
                orgId.value(),
                teamId.value(),
                Nullables.orEmpty(after));
    }

    private List<ProjectTeamGrant> page(String query, int limit, Object... parameters) {
        return find(query, parameters).page(Page.ofSize(limit)).stream()
                .map(ProjectTeamGrantRow::toDomain)
                .toList();
    }
}
