package org.landlord.application.quota;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.quota.Backdating;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.out.Stores;

/// Checks backdated usage against the earlier windows of a hard limit: see [Backdating]. It runs on the
/// thread that writes, so its cost is bounded by the number of windows, not by the number of events.
final class EarlierWindows {

    /// The maximum number of cells of one recording, for each limit.
    static final int MOST_CELLS = 1_000;

    private final Stores stores;
    private final Instant now;
    private final UsageLimit limit;

    /// What this unit of work has consumed, by the start of its cell.
    private final NavigableMap<Instant, QuantitySum> consumed = new TreeMap<>();

    private final Map<Window, QuantitySum> taken = new HashMap<>();
    private @Nullable QuantitySum held;

    EarlierWindows(Stores stores, Instant now, UsageLimit limit) {
        this.stores = stores;
        this.now = now;
        this.limit = limit;
    }

    void add(Demand demand) {
        add(consumed, demand);
    }

    private void add(NavigableMap<Instant, QuantitySum> sums, Demand demand) {
        sums.merge(
                Backdating.cell(limit, demand.at(), now).since(), QuantitySum.of(demand.quantity()), QuantitySum::plus);
    }

    /// Checks the demands of one recording.
    ///
    /// @return empty if there is enough left
    /// @throws InvalidInput if they are in too many cells
    Optional<QuotaShortfall> shortfall(List<Demand> demands) {
        Map<Instant, Demand> cells = new TreeMap<>();
        for (Demand demand : demands) {
            if (Backdating.applies(limit, demand.at(), now)) {
                cells.putIfAbsent(Backdating.cell(limit, demand.at(), now).since(), demand);
            }
        }
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        if (cells.size() > MOST_CELLS) {
            throw new InvalidInput("must not be backdated to more than " + MOST_CELLS
                    + " different hours or periods of a hard limit: record fewer events at a time");
        }
        NavigableMap<Instant, QuantitySum> wanted = new TreeMap<>();
        demands.forEach(demand -> add(wanted, demand));
        Set<Window> windows = new LinkedHashSet<>();
        cells.values().forEach(demand -> windows.addAll(Backdating.windows(limit, demand.at(), now)));
        return shortfall(windows, wanted);
    }

    private Optional<QuotaShortfall> shortfall(Set<Window> windows, NavigableMap<Instant, QuantitySum> wanted) {
        // Usually there is enough left for the whole time range, and no single window has to be checked.
        Instant since =
                windows.stream().map(Window::since).min(Instant::compareTo).orElse(now);
        Instant until =
                windows.stream().map(Window::until).max(Instant::compareTo).orElse(now);
        if (shortfall(new Window(since, until), wanted).isEmpty()) {
            return Optional.empty();
        }
        return windows.stream()
                .map(window -> shortfall(window, wanted))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<QuotaShortfall> shortfall(Window window, NavigableMap<Instant, QuantitySum> wanted) {
        QuantitySum used = used(window).plus(within(window, consumed));
        QuantitySum reserved = held(window);
        QuantitySum requested = within(window, wanted);
        return used.plus(reserved).plus(requested).exceeds(limit.limitQuantity())
                ? Optional.of(
                        new QuotaShortfall(limit.key(), window, limit.limitQuantity(), used, reserved, requested, null))
                : Optional.empty();
    }

    private QuantitySum used(Window window) {
        return taken.computeIfAbsent(window, one -> UsedQuantity.of(stores, limit.key(), one));
    }

    /// A reservation that was created in a window or before it may be committed in it.
    private QuantitySum held(Window window) {
        if (held == null) {
            held = stores.quotaReservations().held(limit.key(), now);
        }
        return held.isPositive() ? stores.quotaReservations().held(limit.key(), now, window.until()) : held;
    }

    /// Cells that are partly in the window count as a whole.
    private static QuantitySum within(Window window, NavigableMap<Instant, QuantitySum> sums) {
        if (sums.isEmpty()) {
            return QuantitySum.ZERO;
        }
        return sums.subMap(window.since().truncatedTo(ChronoUnit.HOURS), true, window.until(), true).values().stream()
                .reduce(QuantitySum.ZERO, QuantitySum::plus);
    }
}
