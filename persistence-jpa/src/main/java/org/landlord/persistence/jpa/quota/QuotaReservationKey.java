package org.landlord.persistence.jpa.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/// The key of a [QuotaReservationRow].
@Embeddable
record QuotaReservationKey(
        @Column(name = "org_id") String orgId,
        @Column(name = "reservation_id") String reservationId) {}
