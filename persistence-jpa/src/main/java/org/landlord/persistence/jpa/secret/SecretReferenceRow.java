package org.landlord.persistence.jpa.secret;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.persistence.jpa.sql.Nullables;

/// A [SecretReference]. Its `scope` is the project, or empty for the organization as a whole.
@Entity
@Table(name = "secret_ref")
class SecretReferenceRow {

    @EmbeddedId
    private SecretReferenceKey id;

    @Column(name = "provider")
    private String provider;

    @Column(name = "ref")
    private String ref;

    @Column(name = "created_by")
    private @Nullable String createdBy;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "rotated_at")
    private @Nullable Long rotatedAt;

    /// For Hibernate.
    protected SecretReferenceRow() {}

    static SecretReferenceKey key(SecretKey key) {
        return new SecretReferenceKey(key.orgId().value(), key.name().value(), Nullables.orEmpty(key.projectId()));
    }

    static SecretReferenceRow toRow(SecretReference reference) {
        SecretReferenceRow row = new SecretReferenceRow();
        row.id = key(reference.key());
        row.provider = reference.provider().value();
        row.ref = reference.ref().value();
        row.createdBy = Nullables.text(reference.createdBy());
        row.createdAt = reference.createdAt().toEpochMilli();
        row.rotatedAt = Nullables.map(reference.rotatedAt(), Instant::toEpochMilli);
        return row;
    }

    SecretReference toDomain() {
        return new SecretReference(
                new SecretKey(
                        new OrgId(id.orgId()),
                        Nullables.mapNonEmpty(id.scope(), ProjectId::new),
                        new SecretName(id.name())),
                new Label(provider),
                new Reference(ref),
                Nullables.map(createdBy, ActorId::new),
                Instant.ofEpochMilli(createdAt),
                Nullables.map(rotatedAt, Instant::ofEpochMilli));
    }
}
