package org.landlord.port.in.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;

/// Commits a reservation with the quantity that was used.
///
/// @param observedAt at the earliest 5 minutes before the reservation was created; null for now
/// @param runId of the usage event
/// @param metadata of the usage event, at most 4 KiB
public record CommitReservation(
        OrgId orgId,
        ReservationId reservationId,
        Quantity quantity,
        @Nullable Instant observedAt,
        @Nullable RunId runId,
        Metadata metadata) {

    /// Of usage that is observed now.
    ///
    /// @throws org.landlord.domain.failure.InvalidInput naming `metadata`, if it is larger than 4 KiB
    public CommitReservation(
            OrgId orgId, ReservationId reservationId, Quantity quantity, @Nullable RunId runId, Metadata metadata) {
        this(orgId, reservationId, quantity, null, runId, metadata);
    }

    /// @throws InvalidInput naming `metadata`, if it is larger than 4 KiB
    public CommitReservation {
        try {
            UsageEvent.requireSmall(metadata);
        } catch (InvalidInput refused) {
            throw refused.at("metadata");
        }
    }
}
