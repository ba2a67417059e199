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

    /// How many limits are looked at in one unit of work.
    private static final int SLICE = 500;

    /// How many reservations are removed in one.
    private static final int ROWS = 64;

    private final UseCaseContext ports;

    public QuotaMaintenanceUseCase(UseCaseContext ports) {
        this.ports = ports;
    }

    /// Looks while others write, and writes only where there is something to write: most of the time there is
    /// not. Looks at some limits at a time: adding up very many takes long, and as long as somebody reads one
    /// state of the storage, what has changed since cannot be tidied away.
    @Override
    public int recordCrossings() {
        Slice slice = slice(null);
        int recorded = record(slice.crossed());
        while (slice.last() != null) {
            slice = slice(slice.last());
            recorded += record(slice.crossed());
        }
        return recorded;
    }

    /// In units of work so short that others who write do not wait.
    @Override
    public int removeEndedReservations() {
        Instant before = ports.clock().now().minus(QuotaReservation.KEPT_FOR);
        if (!ports.gate().withoutAuthorization().read(stores -> stores.quotaReservations().hasEndedBefore(before))) {
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

    /// What some limits, in the order of their keys, look like.
    ///
    /// @param crossed those of which something has to be recorded
    /// @param last the last of them; null if there are no more behind it
    private record Slice(List<LimitKey> crossed, @Nullable LimitKey last) {}

    private Slice slice(@Nullable LimitKey after) {
        return ports.gate().withoutAuthorization().read(stores -> {
            ThresholdTracker watch = new ThresholdTracker(stores, ports.clock().now());
            List<LimitState> states = stores.usageLimits().states(after, SLICE);
            List<LimitKey> crossed = states.stream()
                    .filter(watch::hasCrossed)
                    .map(state -> state.limit().key())
                    .toList();
            boolean more = states.size() == SLICE;
            return new Slice(crossed, more ? states.getLast().limit().key() : null);
        });
    }

    private int record(List<LimitKey> crossed) {
        return crossed.stream()
                .mapToInt(key -> ports.gate().withoutAuthorization().write(stores -> record(stores, key)))
                .sum();
    }

    /// Looks again: it may have been recorded, or the limit or its organization may be gone, since.
    private int record(Stores stores, LimitKey key) {
        if (stores.organizations().find(key.orgId()).isEmpty()) {
            return 0;
        }
        return new ThresholdTracker(stores, ports.clock().now())
                .record(stores.usageLimits().state(key).stream().toList());
    }
}
