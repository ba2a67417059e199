package org.landlord.port.in.quota;

import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Version;

/// A reservation, and what it was when it was looked at, by the clock of whoever keeps it.
///
/// @param reservation the reservation
/// @param status what it was: time alone ends what nobody settles
public record ReservationView(QuotaReservation reservation, ReservationStatus status) {

    /// Which state this is.
    public Version version() {
        return reservation.version(status);
    }
}
