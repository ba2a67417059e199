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

/// Sees that usage has crossed thresholds, and records it.
public final class ThresholdTracker {

    private final Stores stores;
    private final Instant now;

    /// @param stores of a writing unit of work for [#record], of any for [#hasCrossed]
    public ThresholdTracker(Stores stores, Instant now) {
        this.stores = stores;
        this.now = now;
    }

    /// Records what became of thresholds since they were last looked at.
    ///
    /// @return how many were crossed
    public int record(List<LimitState> states) {
        return states.stream().mapToInt(this::record).sum();
    }

    /// True if [#record] would find something.
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
        // A threshold that was taken away is crossed down: whoever heard that it was reached hears that it is no more.
        SortedSet<Integer> before = new TreeSet<>(state.reachedThresholds());
        int crossed = turned ? onNewWindow(limit, used, before, after) : onUsageChange(limit, used, before, after);
        stores.usageLimits().recordState(limit.key(), after, now);
        return crossed;
    }

    /// Records of a limit that is removed that none of its thresholds is reached any more.
    public void recordRemoval(LimitState state) {
        UsageLimit limit = state.limit();
        append(limit, used(limit), ThresholdCrossing.DOWN, new TreeSet<>(state.reachedThresholds()).reversed());
    }

    /// Within the same window usage has moved from some thresholds to others.
    private int onUsageChange(UsageLimit limit, QuantitySum used, SortedSet<Integer> before, SortedSet<Integer> after) {
        return append(limit, used, ThresholdCrossing.UP, without(after, before))
                + append(
                        limit,
                        used,
                        ThresholdCrossing.DOWN,
                        without(before, after).reversed());
    }

    /// A calendar window has ended, and nobody looked at the beginning of the next. A window begins with
    /// nothing used, so that is what is told of the thresholds that were reached; then comes what this window
    /// has reached since, be it the same again.
    private int onNewWindow(UsageLimit limit, QuantitySum used, SortedSet<Integer> before, SortedSet<Integer> after) {
        return append(limit, QuantitySum.ZERO, ThresholdCrossing.DOWN, before.reversed())
                + append(limit, used, ThresholdCrossing.UP, after);
    }

    /// True if what is recorded as reached was reached in a calendar window before this one. A rolling window
    /// never is another one.
    private boolean isOfAnotherWindow(LimitState state) {
        Instant recordedAt = state.recordedAt();
        return recordedAt != null
                && !state.reachedThresholds().isEmpty()
                && !state.limit().key().period().isRolling()
                && recordedAt.isBefore(state.limit().windowStart(now));
    }

    /// Nobody wants to be told of anything, and nobody has been.
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
