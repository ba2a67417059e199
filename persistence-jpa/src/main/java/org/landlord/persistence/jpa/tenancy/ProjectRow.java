package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.persistence.jpa.sql.MetadataText;

/// A [Project].
@Entity
@Table(name = "project")
class ProjectRow {

    @EmbeddedId
    private ProjectKey id;

    @Column(name = "slug")
    private String slug;

    @Column(name = "name")
    private String name;

    @Column(name = "metadata")
    private String metadata;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "updated_at")
    private long updatedAt;

    /// For Hibernate.
    protected ProjectRow() {}

    static ProjectRow toRow(Project project) {
        ProjectRow row = new ProjectRow();
        row.id = new ProjectKey(project.orgId().value(), project.projectId().value());
        row.slug = project.slug().value();
        row.name = project.name().value();
        row.metadata = project.metadata().json();
        row.createdAt = project.createdAt().toEpochMilli();
        row.updatedAt = project.updatedAt().toEpochMilli();
        return row;
    }

    Project toDomain() {
        return new Project(
                new OrgId(id.orgId()),
                new ProjectId(id.projectId()),
                new Slug(slug),
                new Name(name),
                MetadataText.read(metadata),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(updatedAt));
    }
}
