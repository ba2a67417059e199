package org.landlord.domain.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.usage.Window;

/// The earlier windows of a limit that backdated usage counts in. Without them a hard limit could be
/// bypassed by backdating usage out of the current window.
///
/// - A calendar period has one such window: the day, week, month or year that the usage falls into.
/// - `lifetime` has none: all usage is in its current window.
/// - A rolling period has the one that ends with the usage and, once that has left the current window, the one that
///   begins with it. Both are taken a little longer than the period: by the minute that the usage falls into, or by
///   its hour if it is older than a day. So there are few different windows, however much usage is dated back.
public final class Backdating {

    /// Usage up to this age is not backdated: clocks differ, and reports take time.
    public static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration RECENT = Duration.ofDays(1);

    private Backdating() {}

    /// True if usage is backdated, so that it counts in earlier windows.
    ///
    /// @param at when the usage was observed
    /// @param now when it is recorded
    public static boolean applies(UsageLimit limit, Instant at, Instant now) {
        return limit.key().period().isRolling()
                ? at.isBefore(now.minus(GRACE))
                : at.isBefore(now) && at.isBefore(limit.windowStart(now));
    }

    /// The earlier windows that usage counts in; none if it is not backdated.
    ///
    /// @param at when the usage was observed
    /// @param now when it is recorded
    public static List<Window> windows(UsageLimit limit, Instant at, Instant now) {
        if (!applies(limit, at, now)) {
            return List.of();
        }
        Window cell = cell(limit, at, now);
        Duration length = limit.key().period().length();
        if (length == null) {
            return List.of(cell);
        }
        List<Window> windows = new ArrayList<>();
        windows.add(within(cell.since().minus(length), cell.until()));
        if (at.isBefore(limit.windowStart(now))) {
            windows.add(within(cell.since(), cell.until().plus(length)));
        }
        return windows;
    }

    /// The cell of the usage: usage of the same cell counts in the same earlier windows.
    ///
    /// @param at when the usage was observed
    /// @param now when it is recorded
    public static Window cell(UsageLimit limit, Instant at, Instant now) {
        if (!limit.key().period().isRolling()) {
            return limit.windowAround(at);
        }
        ChronoUnit unit = at.isBefore(now.minus(RECENT)) ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
        Instant since = at.truncatedTo(unit);
        return within(since, since.plus(1, unit).minusMillis(1));
    }

    private static Window within(Instant since, Instant until) {
        return new Window(
                since.isBefore(Timestamps.MIN) ? Timestamps.MIN : since,
                until.isAfter(Timestamps.MAX) ? Timestamps.MAX : until);
    }
}
