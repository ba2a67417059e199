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

/// Records usage.
///
/// @param eventId makes the request safe to repeat; null to generate one
/// @param projectId a project of the organization
/// @param runId the run of work that caused the usage
/// @param unit null for `count`
/// @param observedAt null for now
/// @param metadata free-form, at most 4 KiB
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
