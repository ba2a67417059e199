package org.landlord.application.quota;

import java.util.ArrayList;
import java.util.List;
import org.landlord.application.shared.Pieces;
import org.landlord.application.shared.Ports;
import org.landlord.domain.quota.LimitKey;
import org.landlord.port.in.quota.QuotaUpkeep;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.LimitStanding;

final class QuotaUpkeepUseCase implements QuotaUpkeep {

    private final Ports ports;

    QuotaUpkeepUseCase(Ports ports) {
        this.ports = ports;
    }

    /// Looks while others write, and writes only where there is something to write: most of the time there is
    /// not.
    @Override
    public int recordCrossings() {
        List<LimitKey> crossed = ports.unitOfWork().read(this::crossed);
        return crossed.stream()
                .mapToInt(key -> ports.unitOfWork().write(stores -> record(stores, key)))
                .sum();
    }

    private List<LimitKey> crossed(Stores stores) {
        ThresholdWatch watch = new ThresholdWatch(stores, ports.clock().now());
        List<LimitKey> found = new ArrayList<>();
        Iterable<LimitStanding> all = Pieces.of((after, limit) -> stores.usageLimits()
                .standings(after == null ? null : after.limit().key(), limit));
        for (LimitStanding standing : all) {
            if (watch.hasCrossed(standing)) {
                found.add(standing.limit().key());
            }
        }
        return found;
    }

    /// Looks again: it may have been recorded, or the limit may be gone, since.
    private int record(Stores stores, LimitKey key) {
        return new ThresholdWatch(stores, ports.clock().now())
                .record(stores.usageLimits().standing(key).stream().toList());
    }
}
