package org.landlord.domain.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.ProjectId;

/// The refusals by one hard limit of one caller, for one project, within one minute. One denial stands for many
/// refusals, so that a flood of refused requests takes little space.
///
/// @param sequence the position in the denials of the organization: 1, 2, 3, …; 0 before it is stored
/// @param firstAt the time of the first refusal
/// @param count the number of refusals, at least 1
/// @param refusals the last refusals, newest first: at least 1, at most [#MAX_REFUSALS]
public record Denial(long sequence, Key key, Instant firstAt, long count, List<Refusal> refusals) {

    /// The maximum number of refusals that a denial has details of.
    public static final int MAX_REFUSALS = 20;

    /// How long a denial is kept after its last refusal.
    public static final Duration KEPT_FOR = Duration.ofDays(90);

    /// The maximum number of denials of an organization; the oldest are removed first.
    public static final int MAX_KEPT = 10_000;

    /// What the refusals of a denial have in common.
    ///
    /// @param limit the limit that refused
    /// @param projectId the project of the usage; null for usage without a project or of several projects, and
    ///     without a caller
    /// @param actorKind null without a caller
    /// @param actorId the caller; null if an organization has so many denials in a minute that callers are not told
    ///     apart
    /// @param minute the beginning of the minute, in UTC
    public record Key(
            LimitKey limit,
            @Nullable ProjectId projectId,
            @Nullable ActorKind actorKind,
            @Nullable ActorId actorId,
            Instant minute) {

        public Key {
            minute = Timestamps.check(minute);
        }

        public static Key of(LimitKey limit, @Nullable ProjectId projectId, Caller caller, Instant refusedAt) {
            return new Key(
                    limit, projectId, caller.actorKind(), caller.actorId(), refusedAt.truncatedTo(ChronoUnit.MINUTES));
        }

        /// The key of refusals of any caller and for any project.
        public Key withoutCaller() {
            return new Key(limit, null, null, null, minute);
        }
    }

    public Denial {
        firstAt = Timestamps.check(firstAt);
        refusals = List.copyOf(refusals);
    }

    /// A denial that is not stored yet.
    public static Denial of(Key key, Refusal refusal) {
        return new Denial(0, key, refusal.refusedAt(), 1, List.of(refusal));
    }

    /// The time of the last refusal.
    public Instant lastAt() {
        return refusals.getFirst().refusedAt();
    }

    /// The same with the refusals of a later denial with the same key.
    public Denial plus(Denial later) {
        return new Denial(
                sequence,
                key,
                firstAt.isAfter(later.firstAt) ? later.firstAt : firstAt,
                count + later.count,
                Stream.concat(later.refusals.stream(), refusals.stream())
                        .limit(MAX_REFUSALS)
                        .toList());
    }

    /// The same with another key.
    public Denial under(Key other) {
        return new Denial(sequence, other, firstAt, count, refusals);
    }

    /// The same as it is stored.
    public Denial at(long position) {
        return new Denial(position, key, firstAt, count, refusals);
    }

    /// The last refusal of a request; null if the denial has no details of it.
    public @Nullable Refusal refusalOf(RequestId requestId) {
        return refusals.stream()
                .filter(refusal -> requestId.equals(refusal.requestId()))
                .findFirst()
                .orElse(null);
    }
}
