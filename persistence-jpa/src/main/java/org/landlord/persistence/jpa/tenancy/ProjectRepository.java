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
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.sql.Slices;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.tenancy.ProjectStore;

/// The table `project`.
@Singleton
@StoreCall
class ProjectRepository implements ProjectStore, PanacheRepositoryBase<ProjectRow, ProjectKey> {

    private static final String USED = "SELECT 1 FROM usage_series WHERE org_id = ? AND project_id = ? LIMIT 1";

    private static final List<Slices.Part> UNDER = List.of(
            // With their decisions: an approval has few.
            new Slices.Part("approval", "org_id, approval_id", "org_id = ? AND project_id = ?"),
            new Slices.Part("workflow_run", "org_id, run_id", "org_id = ? AND project_id = ?"),
            new Slices.Part("approval_policy", "org_id, policy_id", "org_id = ? AND project_id = ?"),
            new Slices.Part("quota_reservation", "org_id, reservation_id", "org_id = ? AND project_id = ?"),
            new Slices.Part("usage_limit", "org_id, scope, metric, unit, period", "org_id = ? AND scope = ?"),
            new Slices.Part("secret_ref", "org_id, name, scope", "org_id = ? AND project_id = ?"),
            new Slices.Part("project_team_grant", "org_id, project_id, team_id", "org_id = ? AND project_id = ?"));

    private final RowWriter writes;
    private final Jdbc jdbc;
    private final Slices slices;

    ProjectRepository(RowWriter writes, Jdbc jdbc, Slices slices) {
        this.jdbc = jdbc;
        this.slices = slices;
        this.writes = writes;
    }

    @Override
    public void insert(Project project) {
        writes.insert(ProjectRow.toRow(project), taken(project));
    }

    @Override
    public void update(Project project) {
        writes.replace(ProjectRow.toRow(project), taken(project));
    }

    private static RowWriter.OnUniqueViolation taken(Project project) {
        return (column, _) -> column.equals("slug")
                ? new DuplicateId("project", "slug", project.slug())
                : new DuplicateId("project", "projectId", project.projectId());
    }

    @Override
    public boolean removeSomeUnder(OrgId orgId, ProjectId projectId) {
        if (!jdbc.query(USED, row -> row.getInt(1), orgId.value(), projectId.value())
                .isEmpty()) {
            throw ProjectStore.hasUsage(projectId);
        }
        AtomicBoolean more = new AtomicBoolean();
        writes.delete(() -> more.set(slices.removeSomeOfMany(UNDER, orgId.value(), projectId.value())));
        return more.get();
    }

    @Override
    public void delete(OrgId orgId, ProjectId projectId) {
        writes.run(
                () -> delete("id", new ProjectKey(orgId.value(), projectId.value())),
                RowWriter.OnUniqueViolation.RETHROW,
                String.valueOf(ProjectStore.hasUsage(projectId).getMessage()));
    }

    @Override
    public Optional<Project> find(OrgId orgId, ProjectId projectId) {
        return findByIdOptional(new ProjectKey(orgId.value(), projectId.value()))
                .map(ProjectRow::toDomain);
    }

    @Override
    public Optional<Project> find(OrgId orgId, Slug slug) {
        return find("id.orgId = ?1 and slug = ?2", orgId.value(), slug.value())
                .firstResultOptional()
                .map(ProjectRow::toDomain);
    }

    @Override
    public List<Project> list(OrgId orgId, @Nullable Slug after, int limit) {
        return find("id.orgId = ?1 and slug > ?2 order by slug", orgId.value(), Nullables.orEmpty(after))
                .page(Page.ofSize(limit))
                .stream()
                .map(ProjectRow::toDomain)
                .toList();
    }
}
