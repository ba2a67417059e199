package org.landlord.persistence.jpa.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of an [IdempotencyRecordRow].
@Embeddable
record IdempotencyRecordKey(
        @Column(name = "scope") String scope,
        @Column(name = "idempotency_key") String key) {}
