package org.landlord.application.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.landlord.domain.quota.Backdating;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

/// Checks usage against the hard limits, within one writing unit of work: nothing else is recorded meanwhile,
/// so what is checked is what is consumed.
///
/// Everything from the beginning of a window on counts against its limit, also usage that is observed a
/// little ahead of the clock. Otherwise it would pass unchecked, and exceed the limit a moment later.
public final class HardLimitEnforcer {

    private final Stores stores;
    private final Instant now;
    private final List<UsageLimit> hardLimits;
    private final Map<UsageSeries, List<UsageLimit>> bySeries = new HashMap<>();
    private final Map<LimitWindow, QuantitySum> used = new HashMap<>();
    private final Map<LimitWindow, QuantitySum> consumed = new HashMap<>();
    private final Map<LimitKey, QuantitySum> held = new HashMap<>();
    private final List<Demand> demandsConsumed = new ArrayList<>();
    private final Map<LimitKey, Earlier> earlier = new HashMap<>();

    /// A limit and where its window begins.
    private record LimitWindow(UsageLimit limit, Instant since) {}

    /// The earlier windows of a limit.
    private static final class Earlier {
        private final EarlierWindows windows;

        /// How many of the consumed demands it has seen.
        private int seen;

        Earlier(EarlierWindows windows) {
            this.windows = windows;
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

    /// False if none of the limits is hard.
    public boolean hasHardLimits() {
        return !hardLimits.isEmpty();
    }

    /// Consumes all of the demands, or none.
    ///
    /// @throws LimitExceeded if a limit has too little left
    public void consume(List<Demand> demands) {
        Map<LimitWindow, QuantitySum> wanted = wanted(demands);
        checkCurrentWindows(wanted, demands);
        checkEarlierWindows(demands);
        add(wanted, demands);
    }

    /// Counts demands that override the limits, for the checks that follow.
    public void recordOverridden(List<Demand> demands) {
        add(wanted(demands), demands);
    }

    private void add(Map<LimitWindow, QuantitySum> quantities, List<Demand> demands) {
        quantities.forEach((window, quantity) -> consumed.merge(window, quantity, QuantitySum::plus));
        demandsConsumed.addAll(demands);
    }

    /// The sum of the demands in each window that they fall into.
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

    private void checkCurrentWindows(Map<LimitWindow, QuantitySum> wanted, List<Demand> demands) {
        List<QuotaShortfall> shortfalls = new ArrayList<>();
        wanted.forEach((window, quantity) -> {
            UsageLimit limit = window.limit();
            QuantitySum taken = used(window).plus(consumed(window));
            QuantitySum reserved = held(limit.key());
            if (taken.plus(reserved).plus(quantity).exceeds(limit.limitQuantity())) {
                Window current = new Window(window.since(), now.isBefore(window.since()) ? window.since() : now);
                shortfalls.add(new QuotaShortfall(
                        limit.key(), current, limit.limitQuantity(), taken, reserved, quantity, null));
            }
        });
        if (!shortfalls.isEmpty()) {
            throw LimitExceeded.now(shortfalls, series(demands));
        }
    }

    /// Usage that is dated back counts in windows that are over, too.
    private void checkEarlierWindows(List<Demand> demands) {
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
            earlier(limit).shortfall(bound).ifPresent(full -> {
                throw LimitExceeded.earlier(full, series(bound));
            });
        }
    }

    private static List<UsageSeries> series(List<Demand> demands) {
        return demands.stream().map(Demand::series).distinct().toList();
    }

    private EarlierWindows earlier(UsageLimit limit) {
        Earlier one = earlier.computeIfAbsent(limit.key(), _ -> new Earlier(new EarlierWindows(stores, now, limit)));
        for (Demand demand : demandsConsumed.subList(one.seen, demandsConsumed.size())) {
            if (limit.binds(demand.series())) {
                one.windows.add(demand);
            }
        }
        one.seen = demandsConsumed.size();
        return one.windows;
    }

    /// What was used before this unit of work.
    private QuantitySum used(LimitWindow window) {
        return used.computeIfAbsent(
                window,
                one -> UsedQuantity.of(
                        stores, one.limit().key(), new Window(one.since(), now.plus(UsageEvent.MAX_AHEAD))));
    }

    private QuantitySum consumed(LimitWindow window) {
        return consumed.getOrDefault(window, QuantitySum.ZERO);
    }

    private QuantitySum held(LimitKey key) {
        return held.computeIfAbsent(key, one -> stores.quotaReservations().held(one, now));
    }
}
