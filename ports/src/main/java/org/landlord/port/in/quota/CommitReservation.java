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

/// Says what was really used of a reservation.
///
/// @param orgId whose reservation
/// @param reservationId which one
/// @param quantity what was used
/// @param observedAt when it was used, from 5 minutes before the reservation was made; null for now
/// @param runId which run of work used it
/// @param metadata of the usage event that is recorded, at most 4 KiB
public record CommitReservation(
        OrgId orgId,
        ReservationId reservationId,
        Quantity quantity,
        @Nullable Instant observedAt,
        @Nullable RunId runId,
        Metadata metadata) {

    /// What was used now.
    ///
    /// @throws InvalidInput naming `metadata`, if it is larger than 4 KiB
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
