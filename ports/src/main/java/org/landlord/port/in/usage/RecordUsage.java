package org.landlord.port.in.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;

/// Says that some of something was used.
///
/// @param eventId makes recording safe to repeat; null for one that Landlord makes, which is not
/// @param projectId for which project; it must be one of the same organization
/// @param runId which run of work caused it
/// @param metric what was used
/// @param quantity how much
/// @param unit what the quantity counts; null for `count`
/// @param observedAt when it was used; null for now
/// @param metadata the caller's own, at most 4 KiB
public record RecordUsage(
        @Nullable EventId eventId,
        @Nullable ProjectId projectId,
        @Nullable RunId runId,
        Label metric,
        Quantity quantity,
        @Nullable Label unit,
        @Nullable Instant observedAt,
        Metadata metadata) {

    /// @throws org.landlord.domain.failure.InvalidInput naming `metadata`, if it is larger than 4 KiB
    public RecordUsage {
        try {
            UsageEvent.requireSmall(metadata);
        } catch (InvalidInput refused) {
            throw refused.at("metadata");
        }
    }
}
