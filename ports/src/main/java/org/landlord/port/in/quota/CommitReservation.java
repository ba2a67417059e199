package org.landlord.port.in.quota;

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
/// @param runId which run of work used it
/// @param metadata of the usage event that is recorded, at most 4 KiB
public record CommitReservation(
        OrgId orgId,
        ReservationId reservationId,
        Quantity quantity,
        @Nullable RunId runId,
        Metadata metadata) {

    /// @throws InvalidInput naming `metadata`, if it is larger than 4 KiB
    public CommitReservation {
        try {
            UsageEvent.requireSmall(metadata);
        } catch (InvalidInput refused) {
            throw refused.at("metadata");
        }
    }
}
