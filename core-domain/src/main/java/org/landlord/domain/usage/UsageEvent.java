package org.landlord.domain.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;

/// A usage of a metric. Recorded once and never edited, except for a reversal.
///
/// @param eventId unique in the organization permanently: the idempotency key of the recording
/// @param projectId null for usage outside of a project
/// @param runId the run of work that caused the usage
/// @param observedAt when the usage happened
/// @param recordedAt when Landlord recorded it
/// @param metadata at most 4 KiB
/// @param voiding the reversal; null while the event counts
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
        Metadata metadata,
        @Nullable Voiding voiding) {

    /// The maximum by which `observedAt` may be ahead of Landlord's clock.
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /// The unit of usage and limits if none is given.
    public static final Label DEFAULT_UNIT = new Label("count");

    /// @throws InvalidInput if the metadata is larger than 4 KiB
    public UsageEvent {
        observedAt = Timestamps.check(observedAt);
        recordedAt = Timestamps.check(recordedAt);
        requireSmall(metadata);
    }

    /// @return `metadata`
    /// @throws InvalidInput if it is larger than 4 KiB
    public static Metadata requireSmall(Metadata metadata) {
        return metadata.requireAtMost(Metadata.MAX_BYTES_OF_USAGE_EVENT);
    }

    /// An event without a reversal.
    ///
    /// @throws InvalidInput if the metadata is larger than 4 KiB
    public UsageEvent(
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
        this(orgId, eventId, projectId, runId, metric, quantity, unit, observedAt, recordedAt, metadata, null);
    }

    /// Changes with the reversal only: all else is never edited.
    public Version version() {
        return Version.of(orgId, eventId, recordedAt, voiding == null ? null : voiding.voidedAt());
    }

    /// The series whose sums include the event.
    public UsageSeries series() {
        return new UsageSeries(orgId, projectId, metric, unit);
    }

    /// True if the event counted in the ledger as of `asOf`.
    ///
    /// @param asOf null for now
    public boolean counts(@Nullable Instant asOf) {
        if (asOf == null) {
            return voiding == null;
        }
        return !recordedAt.isAfter(asOf)
                && (voiding == null || voiding.voidedAt().isAfter(asOf));
    }

    /// True if both events are equal except for `recordedAt` and `voiding`: then a second recording with
    /// the same id is a retry and not a conflict.
    public boolean isSameRecordingAs(UsageEvent other) {
        return orgId.equals(other.orgId)
                && eventId.equals(other.eventId)
                && Objects.equals(projectId, other.projectId)
                && Objects.equals(runId, other.runId)
                && metric.equals(other.metric)
                && quantity.equals(other.quantity)
                && unit.equals(other.unit)
                && observedAt.equals(other.observedAt)
                && metadata.isEquivalentTo(other.metadata);
    }

    public UsageEvent withId(EventId id) {
        return new UsageEvent(
                orgId, id, projectId, runId, metric, quantity, unit, observedAt, recordedAt, metadata, voiding);
    }

    public UsageEvent observedAt(Instant instant) {
        return new UsageEvent(
                orgId, eventId, projectId, runId, metric, quantity, unit, instant, recordedAt, metadata, voiding);
    }

    public UsageEvent voided(Voiding how) {
        return new UsageEvent(
                orgId, eventId, projectId, runId, metric, quantity, unit, observedAt, recordedAt, metadata, how);
    }

    /// @throws InvalidInput if `observedAt` is more than 5 minutes after `now`
    public static void requireNotAhead(Instant observedAt, Instant now) {
        if (observedAt.isAfter(now.plus(MAX_AHEAD))) {
            throw new InvalidInput("must be at most " + MAX_AHEAD.toMinutes() + " minutes ahead of the server's clock");
        }
    }
}
