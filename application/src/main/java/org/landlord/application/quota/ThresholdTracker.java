package org.landlord.application.quota;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

/// Records crossings of thresholds.
public final class ThresholdTracker {

    private final Stores stores;
    private final Instant now;

    /// @param stores of a writing unit of work for [#record], of any for [#hasCrossed]
    public ThresholdTracker(Stores stores, Instant now) {
        this.stores = stores;
        this.now = now;
    }

    /// Records the crossings since the last recorded state.
    ///
    /// @return the number of crossings
    public int record(List<LimitState> states) {
        return states.stream().mapToInt(this::record).sum();
    }

    /// True if [#record] would record a crossing.
    public boolean hasCrossed(LimitState state) {
        return !isSilent(state)
                && (isOfAnotherWindow(state)
                        || !reached(state.limit(), used(state.limit())).equals(state.reachedThresholds()));
    }

    private int record(LimitState state) {
        if (isSilent(state)) {
            return 0;
        }
        UsageLimit limit = state.limit();
        QuantitySum used = used(limit);
        SortedSet<Integer> after = reached(limit, used);
        boolean turned = isOfAnotherWindow(state);
        if (!turned && after.equals(state.reachedThresholds())) {
            return 0;
        }
        // A reached threshold that was removed is crossed down.
        SortedSet<Integer> before = new TreeSet<>(state.reachedThresholds());
        int crossed = turned ? onNewWindow(limit, used, before, after) : onUsageChange(limit, used, before, after);
        stores.usageLimits().recordState(limit.key(), after, now);
        return crossed;
    }

    /// Records that the reached thresholds of a limit that is deleted are crossed down.
    public void recordRemoval(LimitState state) {
        UsageLimit limit = state.limit();
        append(limit, used(limit), ThresholdCrossing.DOWN, new TreeSet<>(state.reachedThresholds()).reversed());
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

    private QuantitySum used(UsageLimit limit) {
        return UsedQuantity.of(stores, limit.key(), limit.window(null, now));
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
