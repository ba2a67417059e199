package org.landlord.port.in.quota;

import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Version;

/// A reservation and its status at the time of the response, by the clock of the storage owner.
///
/// @param status may be `expired` without a change of the reservation
public record ReservationView(QuotaReservation reservation, ReservationStatus status) {

    public Version version() {
        return reservation.version(status);
    }
}
