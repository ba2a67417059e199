package org.landlord.domain.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
/// @param voiding that it was reversed; null as long as it counts
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

    /// How far ahead of Landlord's clock usage may be observed: clocks differ, but nothing is used before its time.
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

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

    /// An event that counts.
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

    /// What it is added up with.
    public UsageSeries series() {
        return new UsageSeries(orgId, projectId, metric, unit);
    }

    /// True if it counted when the ledger stood as it did at `asOf`.
    ///
    /// @param asOf null for now
    public boolean counts(@Nullable Instant asOf) {
        if (asOf == null) {
            return voiding == null;
        }
        return !recordedAt.isAfter(asOf)
                && (voiding == null || voiding.voidedAt().isAfter(asOf));
    }

    /// True if `other` says the same as this, whenever either was recorded and whatever became of it: what makes a
    /// second recording under the same id a repetition and not a contradiction.
    public boolean saysTheSameAs(UsageEvent other) {
        return orgId.equals(other.orgId)
                && eventId.equals(other.eventId)
                && Objects.equals(projectId, other.projectId)
                && Objects.equals(runId, other.runId)
                && metric.equals(other.metric)
                && quantity.equals(other.quantity)
                && unit.equals(other.unit)
                && observedAt.equals(other.observedAt)
                && metadata.saysTheSameAs(other.metadata);
    }

    /// The same event, observed at another time.
    public UsageEvent observedAt(Instant instant) {
        return new UsageEvent(
                orgId, eventId, projectId, runId, metric, quantity, unit, instant, recordedAt, metadata, voiding);
    }

    /// The same event, reversed.
    public UsageEvent voided(Voiding how) {
        return new UsageEvent(
                orgId, eventId, projectId, runId, metric, quantity, unit, observedAt, recordedAt, metadata, how);
    }

    /// @param observedAt when something was used
    /// @param now Landlord's time
    /// @throws InvalidInput if it is too far ahead
    public static void requireNotAhead(Instant observedAt, Instant now) {
        if (observedAt.isAfter(now.plus(MAX_AHEAD))) {
            throw new InvalidInput("must be at most " + MAX_AHEAD.toMinutes() + " minutes ahead of the server's clock");
        }
    }
}
