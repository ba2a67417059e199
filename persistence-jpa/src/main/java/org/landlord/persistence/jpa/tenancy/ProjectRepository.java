package org.landlord.persistence.jpa.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.persistence.jpa.Maybe;
import org.landlord.persistence.jpa.StoreCall;
import org.landlord.persistence.jpa.Writes;
import org.landlord.port.out.tenancy.ProjectStore;

/// The table `project`.
@Singleton
@StoreCall
class ProjectRepository implements ProjectStore, PanacheRepositoryBase<ProjectRow, ProjectKey> {

    private final Writes writes;

    ProjectRepository(Writes writes) {
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

    private static Writes.Taken taken(Project project) {
        return (column, _) -> column.equals("slug")
                ? new DuplicateId("project", "slug", project.slug())
                : new DuplicateId("project", "projectId", project.projectId());
    }

    @Override
    public void delete(OrgId orgId, ProjectId projectId) {
        writes.delete(() -> delete("id", new ProjectKey(orgId.value(), projectId.value())));
    }

    @Override
    public Optional<Project> find(OrgId orgId, ProjectId projectId) {
        return findByIdOptional(new ProjectKey(orgId.value(), projectId.value()))
                .map(ProjectRow::toDomain);
    }

    @Override
    public List<Project> list(OrgId orgId, @Nullable Slug after, int limit) {
        return find("id.orgId = ?1 and slug > ?2 order by slug", orgId.value(), Maybe.orEmpty(after))
                .page(Page.ofSize(limit))
                .stream()
                .map(ProjectRow::toDomain)
                .toList();
    }
}
