package org.landlord.persistence.jpa.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.port.out.idempotency.IdempotencyRecord;

/// An [IdempotencyRecord].
@Entity
@Table(name = "idempotency_record")
class IdempotencyRecordRow {

    @EmbeddedId
    private IdempotencyRecordKey id;

    @Column(name = "fingerprint")
    private String fingerprint;

    @Column(name = "answer")
    private String answer;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "org_id")
    private @Nullable String orgId;

    /// For Hibernate.
    protected IdempotencyRecordRow() {}

    static IdempotencyRecordRow toRow(IdempotencyRecord answered) {
        IdempotencyRecordRow row = new IdempotencyRecordRow();
        row.id = new IdempotencyRecordKey(answered.scope(), answered.key());
        row.fingerprint = answered.fingerprint();
        row.answer = answered.answer();
        row.createdAt = answered.createdAt().toEpochMilli();
        row.orgId = Nullables.text(answered.orgId());
        return row;
    }

    IdempotencyRecord toDomain() {
        return new IdempotencyRecord(
                id.scope(),
                id.key(),
                fingerprint,
                answer,
                Instant.ofEpochMilli(createdAt),
                Nullables.map(orgId, OrgId::new));
    }
}
