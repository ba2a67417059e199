package org.landlord.port.in.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;

/// Asks for quantity to be held.
///
/// @param reservationId makes asking safe to repeat; null for one that Landlord makes, which is not
/// @param series usage of what; a project it names must be one of the same organization
/// @param quantity how much
/// @param ttl for how long, 1 second to 24 hours
public record ReserveQuota(@Nullable ReservationId reservationId, UsageSeries series, Quantity quantity, Duration ttl) {

    /// @throws InvalidInput naming `ttl`, if the time is out of range
    public ReserveQuota {
        try {
            ttl = QuotaReservation.checkTtl(ttl);
        } catch (InvalidInput refused) {
            throw refused.at("ttl");
        }
    }

    /// @param ttl null for 15 minutes
    public static ReserveQuota of(
            @Nullable ReservationId reservationId, UsageSeries series, Quantity quantity, @Nullable Duration ttl) {
        return new ReserveQuota(reservationId, series, quantity, ttl == null ? QuotaReservation.DEFAULT_TTL : ttl);
    }
}
