package org.landlord.persistence.jpa.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.persistence.jpa.sql.MetadataText;

/// An [Organization].
@Entity
@Table(name = "organization")
class OrganizationRow {

    @Id
    @Column(name = "org_id")
    private String orgId;

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

    /// Changed by [OrganizationRepository#markDeleted] only.
    @Column(name = "deleted_at", updatable = false)
    private @Nullable Long deletedAt;

    /// For Hibernate.
    protected OrganizationRow() {}

    static OrganizationRow toRow(Organization organization) {
        OrganizationRow row = new OrganizationRow();
        row.orgId = organization.orgId().value();
        row.slug = organization.slug().value();
        row.name = organization.name().value();
        row.metadata = organization.metadata().json();
        row.createdAt = organization.createdAt().toEpochMilli();
        row.updatedAt = organization.updatedAt().toEpochMilli();
        return row;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    OrgId orgId() {
        return new OrgId(orgId);
    }

    Organization toDomain() {
        return new Organization(
                new OrgId(orgId),
                new Slug(slug),
                new Name(name),
                MetadataText.read(metadata),
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(updatedAt));
    }
}
