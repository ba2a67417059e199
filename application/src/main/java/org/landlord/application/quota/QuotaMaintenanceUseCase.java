package org.landlord.application.quota;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Scope;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.quota.QuotaMaintenance;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

public final class QuotaMaintenanceUseCase implements QuotaMaintenance {

    /// The number of limits that one unit of work reads.
    private static final int SLICE = 500;

    /// The number of limits that are changed at a time, and of reservations that one unit of work changes.
    private static final int ROWS = 64;

    /// The rows that a crossing changes: the limit, its events, and as many reads.
    private static final int ROWS_OF_LIMIT = 8;

    /// The number of denials that one unit of work deletes, each with up to [Denial#MAX_REFUSALS] refusals.
    private static final int DENIALS = 16;

    private final UseCaseContext ports;
    private final DenialLog denials;
    private final GroupWriter<LimitKey, Integer> crossings;

    public QuotaMaintenanceUseCase(UseCaseContext ports, DenialLog denials) {
        this.ports = ports;
        this.denials = denials;
        this.crossings = ports.gate().withoutAuthorization().grouped(this::refreshAll);
    }

    /// Reads while others write, and writes only what has changed. Reads some limits at a time, because a long
    /// read keeps storage from reclaiming space.
    @Override
    public int recordCrossings() {
        Slice slice = slice(null);
        int recorded = refresh(slice.outdated());
        while (slice.last() != null) {
            slice = slice(slice.last());
            recorded += refresh(slice.outdated());
        }
        return recorded;
    }

    @Override
    public int removeEndedReservations() {
        Instant before = ports.clock().now().minus(QuotaReservation.KEPT_FOR);
        return removeAll(
                stores -> stores.quotaReservations().hasEndedBefore(before),
                stores -> stores.quotaReservations().removeEndedBefore(before, ROWS));
    }

    @Override
    public int recordDenials() {
        return denials.write();
    }

    @Override
    public int removeOldDenials() {
        Instant before = ports.clock().now().minus(Denial.KEPT_FOR);
        return removeAll(
                stores -> stores.denials().hasEndedBefore(before),
                stores -> stores.denials().removeEndedBefore(before, DENIALS));
    }

    @Override
    public Map<OrgId, Long> countHeldReservations() {
        Instant now = ports.clock().now();
        return ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.quotaReservations().countHeld(now));
    }

    /// In short units of work, so that other writers do not wait.
    ///
    /// @param isThere true if there is something to remove
    /// @param removal removes a slice; returns the number of removed rows
    private int removeAll(Predicate<Stores> isThere, ToIntFunction<Stores> removal) {
        if (!ports.gate().withoutAuthorization().read(isThere::test)) {
            return 0;
        }
        int all = 0;
        int removed;
        do {
            removed = ports.gate().withoutAuthorization().write(removal::applyAsInt);
            all += removed;
        } while (removed > 0);
        return all;
    }

    /// Some limits in the order of their keys.
    ///
    /// @param outdated the limits with something to record
    /// @param last the last limit; null at the end
    private record Slice(List<LimitKey> outdated, @Nullable LimitKey last) {}

    private Slice slice(@Nullable LimitKey after) {
        return ports.gate().withoutAuthorization().read(stores -> {
            ThresholdTracker watch = new ThresholdTracker(stores, ports.clock().now());
            List<LimitState> states = stores.usageLimits().states(after, SLICE);
            List<LimitKey> outdated = states.stream()
                    .filter(watch::isOutdated)
                    .map(state -> state.limit().key())
                    .toList();
            boolean more = states.size() == SLICE;
            return new Slice(outdated, more ? states.getLast().limit().key() : null);
        });
    }

    /// Waits for some limits at a time, so that the queue of writes stays short.
    private int refresh(List<LimitKey> outdated) {
        int recorded = 0;
        for (int from = 0; from < outdated.size(); from += ROWS) {
            List<CompletableFuture<Integer>> some =
                    outdated.subList(from, Math.min(from + ROWS, outdated.size())).stream()
                            .map(key -> crossings
                                    .submit(new Scope.Org(key.orgId()), key, ROWS_OF_LIMIT)
                                    .toCompletableFuture())
                            .toList();
            recorded +=
                    some.stream().mapToInt(QuotaMaintenanceUseCase::recorded).sum();
        }
        return recorded;
    }

    private static int recorded(CompletableFuture<Integer> crossings) {
        try {
            return crossings.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private List<Outcome<Integer>> refreshAll(Stores stores, List<LimitKey> outdated) {
        return outdated.stream()
                .map(key -> Outcome.of(() -> refresh(stores, key)))
                .toList();
    }

    /// Reads the limit again: it may have changed, or it or its organization been deleted, since.
    private int refresh(Stores stores, LimitKey key) {
        return stores.organizations().find(key.orgId()).isEmpty()
                ? 0
                : new ThresholdTracker(stores, ports.clock().now())
                        .refresh(stores.usageLimits().state(key).stream().toList());
    }
}
