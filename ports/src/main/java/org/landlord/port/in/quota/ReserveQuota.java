package org.landlord.port.in.quota;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;

/// Reserves quota.
///
/// @param reservationId makes the request safe to repeat; null to generate one
/// @param series the usage; its project must be one of the organization
/// @param ttl 1 second to 24 hours
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
