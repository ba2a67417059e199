package org.landlord.application.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.port.in.usage.TopUsage;
import org.landlord.port.in.usage.Usage;
import org.landlord.port.out.usage.UsageTopQuery;

/// The rules and defaults of [TopUsage].
final class TopUsageWindow {

    private static final Duration DEFAULT_LENGTH = Duration.ofDays(30);

    private TopUsageWindow() {}

    /// @throws InvalidInput naming the field
    static UsageTopQuery query(TopUsage query, Instant now) {
        if (query.limit() < 1 || query.limit() > Usage.MAX_TOP) {
            throw InvalidInput.of("limit", "must be from 1 to " + Usage.MAX_TOP);
        }
        Instant until = query.until() == null
                ? now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS)
                : wholeHour("until", query.until());
        Instant since = query.since() == null ? until.minus(DEFAULT_LENGTH) : wholeHour("since", query.since());
        if (!since.isBefore(until)) {
            throw InvalidInput.of("since", "must be before until");
        }
        return new UsageTopQuery(
                query.metric(),
                query.unit() == null ? UsageEvent.DEFAULT_UNIT : query.unit(),
                since,
                until,
                query.byProject());
    }

    /// Sums of whole hours are stored, so that the cost does not depend on the number of events.
    private static Instant wholeHour(String field, Instant instant) {
        if (!instant.equals(instant.truncatedTo(ChronoUnit.HOURS))) {
            throw InvalidInput.of(
                    field, "must be a whole hour, such as " + Timestamps.format(instant.truncatedTo(ChronoUnit.HOURS)));
        }
        return instant;
    }
}
