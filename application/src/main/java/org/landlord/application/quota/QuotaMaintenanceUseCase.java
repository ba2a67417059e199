package org.landlord.application.quota;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.port.in.quota.QuotaMaintenance;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitState;

public final class QuotaMaintenanceUseCase implements QuotaMaintenance {

    /// The number of limits that one unit of work reads.
    private static final int SLICE = 500;

    /// The number of limits or reservations that one unit of work changes.
    private static final int ROWS = 64;

    private final UseCaseContext ports;

    public QuotaMaintenanceUseCase(UseCaseContext ports) {
        this.ports = ports;
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

    /// In short units of work, so that other writers do not wait.
    @Override
    public int removeEndedReservations() {
        Instant before = ports.clock().now().minus(QuotaReservation.KEPT_FOR);
        if (!ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.quotaReservations().hasEndedBefore(before))) {
            return 0;
        }
        int removed = removeEndedBefore(before);
        int all = removed;
        while (removed == ROWS) {
            removed = removeEndedBefore(before);
            all += removed;
        }
        return all;
    }

    private int removeEndedBefore(Instant instant) {
        return ports.gate()
                .withoutAuthorization()
                .write(stores -> stores.quotaReservations().removeEndedBefore(instant, ROWS));
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

    /// A few limits in one unit of work, so that other writers do not wait.
    private int refresh(List<LimitKey> outdated) {
        int recorded = 0;
        for (int from = 0; from < outdated.size(); from += ROWS) {
            List<LimitKey> some = outdated.subList(from, Math.min(from + ROWS, outdated.size()));
            recorded += ports.gate().withoutAuthorization().write(stores -> refresh(stores, some));
        }
        return recorded;
    }

    /// Reads the limits again: one may have changed, or it or its organization been deleted, since.
    private int refresh(Stores stores, List<LimitKey> outdated) {
        List<LimitState> states = outdated.stream()
                .filter(key -> stores.organizations().find(key.orgId()).isPresent())
                .flatMap(key -> stores.usageLimits().state(key).stream())
                .toList();
        return new ThresholdTracker(stores, ports.clock().now()).refresh(states);
    }
}
