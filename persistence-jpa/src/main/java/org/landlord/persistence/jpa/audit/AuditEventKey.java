package org.landlord.persistence.jpa.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of an [AuditEventRow].
@Embeddable
record AuditEventKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "sequence") long sequence) {}
