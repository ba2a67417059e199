package org.landlord.port.in.quota;

import java.time.Instant;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;

/// Extends the hold of a reservation.
///
/// @param expiresAt the new end of the hold, at most 24 hours after the creation of the reservation
public record ExtendReservation(OrgId orgId, ReservationId reservationId, Instant expiresAt) {}
