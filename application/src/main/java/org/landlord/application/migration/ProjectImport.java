package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.out.Stores;

final class ProjectImport extends RowImport<Project> {

    @Override
    public SourceTable table() {
        return SourceTable.PROJECTS;
    }

    @Override
    public Project read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<ProjectId> projectId = fields.text("projectId", ProjectId::new);
        Supplier<Slug> slug = fields.text("slug", Slug::new);
        Supplier<Name> name = fields.text("name", Name::new);
        Supplier<Metadata> metadata = fields.metadata(UnaryOperator.identity());
        Supplier<Instant> createdAt = fields.instant("createdAt");
        fields.require();
        return new Project(
                orgId, projectId.get(), slug.get(), name.get(), metadata.get(), createdAt.get(), createdAt.get());
    }

    @Override
    @Nullable
    Project stored(Stores stores, Project value) {
        return stores.projects().find(value.orgId(), value.projectId()).orElse(null);
    }

    @Override
    List<String> differences(Project stored, Project value) {
        return changed(stored, stored.createdAt(), value, value.createdAt());
    }

    @Override
    void requirePlace(ImportUnit unit, Project value) {
        if (unit.stores().projects().find(value.orgId(), value.slug()).isPresent()) {
            throw InvalidInput.of("slug", "is used by another project of the organization");
        }
    }

    @Override
    void store(ImportUnit unit, Project value) {
        unit.stores().projects().insert(value);
    }
}
