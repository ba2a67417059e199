package org.landlord.persistence.jpa.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of a [QuotaEventRow].
@Embeddable
record QuotaEventKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "sequence") long sequence) {}
