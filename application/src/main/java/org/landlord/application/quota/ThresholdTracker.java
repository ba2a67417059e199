package org.landlord.application.quota;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

/// Records crossings of thresholds, and an upper bound of the used percentage of each limit
/// ([LimitState#percentBound()]). Without usage, the percentage of a limit only falls as time goes by. So the
/// bound is raised with the usage that raises it, and lowered by maintenance.
public final class ThresholdTracker {

    private final Stores stores;
    private final Instant now;

    /// @param stores of a writing unit of work for [#record] and [#refresh], of any for [#isOutdated]
    public ThresholdTracker(Stores stores, Instant now) {
        this.stores = stores;
        this.now = now;
    }

    /// Records the crossings since the last recorded state, and raises the bounds.
    ///
    /// @param latest the time of observation of the latest usage that was recorded: what is observed ahead of
    ///     the clock raises the percentage later
    public void record(List<LimitState> states, Instant latest) {
        for (LimitState state : states) {
            QuantitySum used = used(state.limit(), now);
            recordCrossings(state, used);
            int percent = state.limit().percentUsed(latest.isAfter(now) ? used(state.limit(), latest) : used);
            if (percent > state.percentBound()) {
                stores.usageLimits().recordPercentBound(state.limit().key(), percent);
            }
        }
    }

    /// Records the crossings since the last recorded state, and sets the bounds to the percentages.
    ///
    /// @return the number of crossings
    public int refresh(List<LimitState> states) {
        int crossings = 0;
        for (LimitState state : states) {
            crossings += recordCrossings(state, used(state.limit(), now));
            int percent = percentWithUsageAhead(state.limit());
            if (percent != state.percentBound()) {
                stores.usageLimits().recordPercentBound(state.limit().key(), percent);
            }
        }
        return crossings;
    }

    /// True if [#refresh] would record something.
    public boolean isOutdated(LimitState state) {
        QuantitySum used = used(state.limit(), now);
        return hasCrossed(state, used)
                || (state.limit().percentUsed(used) != state.percentBound()
                        && percentWithUsageAhead(state.limit()) != state.percentBound());
    }

    private boolean hasCrossed(LimitState state, QuantitySum used) {
        return !isSilent(state)
                && (isOfAnotherWindow(state) || !reached(state.limit(), used).equals(state.reachedThresholds()));
    }

    private int percentWithUsageAhead(UsageLimit limit) {
        return limit.percentUsed(used(limit, now.plus(UsageEvent.MAX_AHEAD)));
    }

    private int recordCrossings(LimitState state, QuantitySum used) {
        if (!hasCrossed(state, used)) {
            return 0;
        }
        UsageLimit limit = state.limit();
        SortedSet<Integer> after = reached(limit, used);
        // A reached threshold that was removed is crossed down.
        SortedSet<Integer> before = new TreeSet<>(state.reachedThresholds());
        int crossed = isOfAnotherWindow(state)
                ? onNewWindow(limit, used, before, after)
                : onUsageChange(limit, used, before, after);
        stores.usageLimits().recordState(limit.key(), after, now);
        return crossed;
    }

    /// Records that the reached thresholds of a limit that is deleted are crossed down.
    public void recordRemoval(LimitState state) {
        UsageLimit limit = state.limit();
        append(limit, used(limit, now), ThresholdCrossing.DOWN, new TreeSet<>(state.reachedThresholds()).reversed());
    }

    /// Usage has changed within the same window.
    private int onUsageChange(UsageLimit limit, QuantitySum used, SortedSet<Integer> before, SortedSet<Integer> after) {
        return append(limit, used, ThresholdCrossing.UP, without(after, before))
                + append(
                        limit,
                        used,
                        ThresholdCrossing.DOWN,
                        without(before, after).reversed());
    }

    /// A calendar window has ended since the last recorded state. Every window begins without usage, so the
    /// reached thresholds are crossed down with zero usage; then those that this window has reached are
    /// crossed up.
    private int onNewWindow(UsageLimit limit, QuantitySum used, SortedSet<Integer> before, SortedSet<Integer> after) {
        return append(limit, QuantitySum.ZERO, ThresholdCrossing.DOWN, before.reversed())
                + append(limit, used, ThresholdCrossing.UP, after);
    }

    /// True if the recorded state is of an earlier calendar window. Rolling windows have no start.
    private boolean isOfAnotherWindow(LimitState state) {
        Instant recordedAt = state.recordedAt();
        return recordedAt != null
                && !state.reachedThresholds().isEmpty()
                && !state.limit().key().period().isRolling()
                && recordedAt.isBefore(state.limit().windowStart(now));
    }

    /// No thresholds are set, and none is recorded as reached.
    private static boolean isSilent(LimitState state) {
        return state.limit().thresholds().percents().isEmpty()
                && state.reachedThresholds().isEmpty();
    }

    /// What is used in the present window, or observed after it until an instant.
    private QuantitySum used(UsageLimit limit, Instant until) {
        return UsedQuantity.of(stores, limit.key(), new Window(limit.windowStart(now), until));
    }

    private static SortedSet<Integer> reached(UsageLimit limit, QuantitySum used) {
        return limit.thresholds().reached(limit.limitQuantity(), used);
    }

    private static SortedSet<Integer> without(SortedSet<Integer> all, SortedSet<Integer> some) {
        SortedSet<Integer> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private int append(UsageLimit limit, QuantitySum used, ThresholdCrossing crossing, SortedSet<Integer> thresholds) {
        if (thresholds.isEmpty()) {
            return 0;
        }
        long sequence = stores.quotaEvents().lastSequence(limit.key().orgId());
        for (int threshold : thresholds) {
            sequence++;
            stores.quotaEvents()
                    .append(new QuotaEvent(
                            sequence, limit.key(), threshold, crossing, used, limit.limitQuantity(), now));
        }
        return thresholds.size();
    }
}
