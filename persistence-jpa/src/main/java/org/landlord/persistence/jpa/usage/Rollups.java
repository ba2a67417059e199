package org.landlord.persistence.jpa.usage;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.landlord.domain.usage.Quantity;
import org.landlord.persistence.jpa.sql.StoredSum;

/// Writes the table `usage_rollup`: the sums of each series by second, minute, hour and day. [WindowSums] and
/// [Summaries] read it, [SumVerification] checks it.
@Singleton
class Rollups {

    private final LedgerDialect dialect;

    Rollups(LedgerDialect dialect) {
        this.dialect = dialect;
    }

    /// A second of a series and of its total.
    private record Second(SeriesTable.Ids series, long bucket) {}

    /// The changes of many events, combined by second.
    static final class Changes {

        private final Map<Second, StoredSum> seconds = new HashMap<>();

        /// Adds an event.
        void add(SeriesTable.Ids series, long observedAt, Quantity quantity) {
            change(series, observedAt, StoredSum.of(quantity));
        }

        /// Subtracts an event.
        void remove(SeriesTable.Ids series, long observedAt, Quantity quantity) {
            change(series, observedAt, StoredSum.NOTHING.minus(StoredSum.of(quantity)));
        }

        private void change(SeriesTable.Ids series, long observedAt, StoredSum change) {
            seconds.merge(new Second(series, Resolution.SECOND.bucket(observedAt)), change, StoredSum::plus);
        }

        /// Combined for all resolutions, so that each sum is written once, in key order.
        private Map<SumKey, StoredSum> sums() {
            Map<SumKey, StoredSum> sums = new TreeMap<>();
            seconds.forEach((second, change) -> {
                long start = Resolution.SECOND.start(second.bucket());
                for (Resolution resolution : RESOLUTIONS) {
                    long bucket = resolution.bucket(start);
                    sums.merge(new SumKey(second.series().id(), resolution, bucket), change, StoredSum::plus);
                    sums.merge(new SumKey(second.series().totalId(), resolution, bucket), change, StoredSum::plus);
                }
            });
            return sums;
        }
    }

    private static final List<Resolution> RESOLUTIONS = List.of(Resolution.values());

    void write(Changes changes) {
        add(changes.sums());
    }

    /// Adds to sums; missing sums are created.
    void add(Map<SumKey, StoredSum> changes) {
        dialect.add(changes);
    }
}
