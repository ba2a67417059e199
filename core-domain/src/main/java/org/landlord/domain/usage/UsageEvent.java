package org.landlord.domain.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// That some of something was used. An entry of a ledger: recorded once, never edited.
///
/// @param orgId who used it
/// @param eventId unique in its organization for ever: recording it again is the same recording
/// @param projectId for which project, if for one
/// @param runId which run of work caused it
/// @param metric what was used
/// @param quantity how much
/// @param unit what the quantity counts
/// @param observedAt when it was used
/// @param recordedAt when Landlord heard of it
/// @param metadata the caller's own, at most 4 KiB
public record UsageEvent(
        OrgId orgId,
        EventId eventId,
        @Nullable ProjectId projectId,
        @Nullable RunId runId,
        Label metric,
        Quantity quantity,
        Label unit,
        Instant observedAt,
        Instant recordedAt,
        Metadata metadata) {

    /// The unit of usage, and of a limit, that is given none.
    public static final Label DEFAULT_UNIT = new Label("count");

    /// @throws InvalidInput if the metadata is larger than 4 KiB
    public UsageEvent {
        observedAt = Timestamps.check(observedAt);
        recordedAt = Timestamps.check(recordedAt);
        requireSmall(metadata);
    }

    /// @return the metadata
    /// @throws InvalidInput if it is larger than the 4 KiB a usage event may carry
    public static Metadata requireSmall(Metadata metadata) {
        return metadata.requireAtMost(Metadata.MAX_BYTES_OF_USAGE_EVENT);
    }

    /// True if `other` says the same as this, whenever either was recorded: what makes a second recording under the
    /// same id a repetition and not a contradiction.
    public boolean saysTheSameAs(UsageEvent other) {
        return equals(new UsageEvent(
                other.orgId,
                other.eventId,
                other.projectId,
                other.runId,
                other.metric,
                other.quantity,
                other.unit,
                other.observedAt,
                recordedAt,
                other.metadata));
    }

    /// The same event, observed at another time.
    public UsageEvent observedAt(Instant instant) {
        return new UsageEvent(orgId, eventId, projectId, runId, metric, quantity, unit, instant, recordedAt, metadata);
    }
}
