package org.landlord.application.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.Backdating;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

/// Lets usage through as far as the hard limits allow, within one writing unit of work: nobody else uses anything
/// meanwhile, so what is checked here is what is consumed.
///
/// What counts against a limit is everything from the beginning of its window on, usage that is observed a little
/// ahead of the clock too: else it would pass unseen, and be too much a moment later.
public final class HardLimitEnforcer {

    /// No period is longer, and no reservation outlives it by more.
    private static final Duration LONGEST_WAIT = Duration.ofDays(32).plus(QuotaReservation.MAX_TTL);

    /// How many searches for the first instant one limit is worth.
    private static final int MOST_EXACT_RESETS = 2;

    private final Stores stores;
    private final Instant now;
    private final List<UsageLimit> hardLimits;
    private final Map<UsageSeries, List<UsageLimit>> bySeries = new HashMap<>();
    private final Map<LimitWindow, QuantitySum> used = new HashMap<>();
    private final Map<LimitWindow, QuantitySum> letThrough = new HashMap<>();
    private final Map<LimitKey, QuantitySum> held = new HashMap<>();
    private final List<Demand> passed = new ArrayList<>();
    private final Map<LimitKey, Earlier> earlier = new HashMap<>();
    private final Map<Want, QuotaShortfall> shortages = new HashMap<>();
    private final Map<LimitWindow, List<Reset>> resets = new HashMap<>();

    /// A limit and where its window begins.
    private record LimitWindow(UsageLimit limit, Instant since) {}

    /// How much is wanted while how much is let through: the same again is the same shortage.
    private record Want(LimitWindow window, QuantitySum quantity, QuantitySum letThrough) {}

    /// The earlier windows of a limit.
    private static final class Earlier {
        private final EarlierWindows windows;

        /// How many of those that passed it knows of.
        private int known;

        Earlier(EarlierWindows windows) {
            this.windows = windows;
        }
    }

    /// When what is wanted will be there.
    private record Reset(Want want, Instant at) {

        /// True if it answers the other want too: whoever wants no more than this will have it by then.
        boolean covers(Want other) {
            return want.quantity().compareTo(other.quantity()) >= 0
                    && want.letThrough().compareTo(other.letThrough()) >= 0;
        }
    }

    /// @param stores of a writing unit of work
    /// @param limits at least those that bind what will be demanded
    public HardLimitEnforcer(Stores stores, Instant now, List<LimitState> limits) {
        this.stores = stores;
        this.now = now;
        this.hardLimits = limits.stream()
                .map(LimitState::limit)
                .filter(limit -> limit.enforcement() == Enforcement.HARD)
                .toList();
    }

    /// True if nothing stands in anybody's way: none of the limits is hard.
    public boolean isOpen() {
        return hardLimits.isEmpty();
    }

    /// Lets all of the demands through, or none.
    ///
    /// @throws QuotaExceeded naming the limit that binds the longest
    public void pass(List<Demand> demands) {
        Map<LimitWindow, QuantitySum> wanted = wanted(demands);
        refuseWhatIsNotThere(wanted);
        refuseWhatWasNotThere(demands);
        letThroughAll(wanted);
        passed.addAll(demands);
    }

    /// Notes usage that was not asked for here, so that what follows counts it too.
    public void note(List<Demand> demands) {
        letThroughAll(wanted(demands));
        passed.addAll(demands);
    }

    /// What the demands come to in each window that they fall into.
    private Map<LimitWindow, QuantitySum> wanted(List<Demand> demands) {
        Map<LimitWindow, QuantitySum> wanted = new LinkedHashMap<>();
        for (Demand demand : demands) {
            for (UsageLimit limit : binding(demand.series())) {
                Instant since = limit.consumptionStart(demand.at(), now);
                if (!demand.at().isBefore(since)) {
                    wanted.merge(new LimitWindow(limit, since), QuantitySum.of(demand.quantity()), QuantitySum::plus);
                }
            }
        }
        return wanted;
    }

    private List<UsageLimit> binding(UsageSeries series) {
        return bySeries.computeIfAbsent(
                series,
                one -> hardLimits.stream().filter(limit -> limit.binds(one)).toList());
    }

    /// Usage that is dated back counts in windows that are over, too.
    private void refuseWhatWasNotThere(List<Demand> demands) {
        Map<LimitKey, UsageLimit> limits = new LinkedHashMap<>();
        for (Demand demand : demands) {
            if (demand.at().isBefore(now)) {
                binding(demand.series()).stream()
                        .filter(limit -> Backdating.applies(limit, demand.at(), now))
                        .forEach(limit -> limits.put(limit.key(), limit));
            }
        }
        for (UsageLimit limit : limits.values()) {
            List<Demand> bound = demands.stream()
                    .filter(demand -> limit.binds(demand.series()))
                    .toList();
            earlier(limit).shortage(bound).ifPresent(full -> {
                throw new QuotaExceeded(full, null);
            });
        }
    }

    private EarlierWindows earlier(UsageLimit limit) {
        Earlier one = earlier.computeIfAbsent(limit.key(), _ -> new Earlier(new EarlierWindows(stores, now, limit)));
        for (Demand demand : passed.subList(one.known, passed.size())) {
            if (limit.binds(demand.series())) {
                one.windows.add(demand);
            }
        }
        one.known = passed.size();
        return one.windows;
    }

    private void refuseWhatIsNotThere(Map<LimitWindow, QuantitySum> wanted) {
        List<QuotaShortfall> found = new ArrayList<>();
        wanted.forEach((window, quantity) -> {
            QuantitySum taken = used(window).plus(held(window.limit().key())).plus(letThrough(window));
            if (taken.plus(quantity).exceeds(window.limit().limitQuantity())) {
                found.add(shortage(window, quantity));
            }
        });
        found.stream()
                .max(Comparator.comparing(QuotaShortfall::resetAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .ifPresent(binding -> {
                    Instant resetAt = binding.resetAt();
                    throw new QuotaExceeded(binding, resetAt == null ? null : Duration.between(now, resetAt));
                });
    }

    private void letThroughAll(Map<LimitWindow, QuantitySum> quantities) {
        quantities.forEach((window, quantity) -> letThrough.merge(window, quantity, QuantitySum::plus));
    }

    private QuantitySum letThrough(LimitWindow window) {
        return letThrough.getOrDefault(window, QuantitySum.ZERO);
    }

    /// What was used before this unit of work.
    private QuantitySum used(LimitWindow window) {
        return used.computeIfAbsent(window, one -> usedSince(one.limit(), one.since(), now));
    }

    private QuantitySum usedSince(UsageLimit limit, Instant since, Instant until) {
        Instant ahead = now.plus(UsageEvent.MAX_AHEAD);
        return UsedQuantity.of(stores, limit.key(), new Window(since, until.isAfter(ahead) ? until : ahead));
    }

    private QuantitySum held(LimitKey key) {
        return held.computeIfAbsent(key, one -> stores.quotaReservations().held(one, now));
    }

    private QuotaShortfall shortage(LimitWindow window, QuantitySum quantity) {
        return shortages.computeIfAbsent(new Want(window, quantity, letThrough(window)), this::shortage);
    }

    private QuotaShortfall shortage(Want want) {
        UsageLimit limit = want.window().limit();
        return new QuotaShortfall(
                limit.key(),
                new Window(
                        want.window().since(),
                        now.isBefore(want.window().since()) ? want.window().since() : now),
                limit.limitQuantity(),
                used(want.window()).plus(want.letThrough()),
                held(limit.key()),
                want.quantity(),
                resetAt(want));
    }

    /// The first instant at which there will be enough, if nobody uses anything more: windows move on and
    /// reservations expire, so that what is free only grows.
    ///
    /// To find it takes the writer's time, which is everybody's. So of many who want different quantities of one
    /// limit that is used up, only the first are told the first instant, the others one that was found for more.
    private @Nullable Instant resetAt(Want want) {
        Quantity all = want.window().limit().limitQuantity();
        if (want.quantity().exceeds(all)) {
            return null;
        }
        List<Reset> known = resets.computeIfAbsent(want.window(), _ -> new ArrayList<>());
        if (known.size() < MOST_EXACT_RESETS) {
            return found(want, known);
        }
        return known.stream()
                .filter(reset -> reset.covers(want))
                .map(Reset::at)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> found(new Want(want.window(), QuantitySum.of(all), want.letThrough()), known));
    }

    private Instant found(Want want, List<Reset> known) {
        long before = now.toEpochMilli();
        long after = now.plus(LONGEST_WAIT).toEpochMilli();
        Instant at = Instant.ofEpochMilli(first(before, after, millis -> isFree(want, Instant.ofEpochMilli(millis))));
        known.add(new Reset(want, at));
        return at;
    }

    private boolean isFree(Want want, Instant then) {
        UsageLimit limit = want.window().limit();
        Instant since = limit.windowStart(then);
        // What is let through now is observed about now.
        QuantitySum fresh = since.isAfter(now) ? QuantitySum.ZERO : want.letThrough();
        QuantitySum taken = usedSince(limit, since, then)
                .plus(stores.quotaReservations().held(limit.key(), then))
                .plus(fresh);
        return !taken.plus(want.quantity()).exceeds(limit.limitQuantity());
    }

    /// The first number of a range for which something is true that stays true.
    private static long first(long before, long after, LongPredicate isTrue) {
        long low = before;
        long high = after;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (isTrue.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
