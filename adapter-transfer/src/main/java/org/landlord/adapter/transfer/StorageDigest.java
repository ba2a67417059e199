package org.landlord.adapter.transfer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.migration.StorageComparison;

/// Everything in a storage: a digest of each table, the sum of each series of usage, and a digest of each
/// audit log.
final class StorageDigest {

    private static final String PLATFORM = "";

    private static final long BILLION = 1_000_000_000;

    /// The sum of events that are not voided, in parts that do not overflow.
    private record Sum(long events, long billions, long units, long nanos) {

        private static final Sum NOTHING = new Sum(0, 0, 0, 0);

        private Sum plus(long quantity, long fraction) {
            return new Sum(events + 1, billions + quantity / BILLION, units + quantity % BILLION, nanos + fraction);
        }
    }

    private final Map<String, RowDigest> tables = new LinkedHashMap<>();
    private final Map<Long, Sum> sums = new HashMap<>();
    private final Map<String, RowDigest> logs = new HashMap<>();

    private StorageDigest() {}

    /// Reads all of a storage.
    ///
    /// @param translated a row as the source has it
    /// @param read called after each row
    static StorageDigest of(Database database, Translation translated, Runnable read) throws SQLException {
        StorageDigest digest = new StorageDigest();
        for (Table table : Tables.ALL) {
            RowDigest rows = new RowDigest();
            boolean[] omitted = omitted(table);
            Function<@Nullable Object[], @Nullable RowDigest> log = digest.log(table);
            database.read(table, 0, stored -> {
                @Nullable Object[] row = translated.row(table, stored);
                rows.add(row, omitted);
                RowDigest ofLog = log.apply(row);
                if (ofLog != null) {
                    ofLog.add(row, omitted);
                }
                if (table.name().equals(Tables.EVENTS)) {
                    digest.sum(table, row);
                }
                read.run();
            });
            digest.tables.put(table.name(), rows);
        }
        return digest;
    }

    /// Changes a row.
    @FunctionalInterface
    interface Translation {
        @Nullable
        Object[] row(Table table, @Nullable Object[] row);
    }

    private static boolean[] omitted(Table table) {
        boolean[] omitted = new boolean[table.columns().size()];
        table.derived().forEach(column -> omitted[table.position(column)] = true);
        return omitted;
    }

    /// The digest of the log that a row belongs to; null for rows of other tables.
    private Function<@Nullable Object[], @Nullable RowDigest> log(Table table) {
        return switch (table.name()) {
            case Tables.AUDIT -> row -> logs.computeIfAbsent(String.valueOf(row[0]), _ -> new RowDigest());
            case Tables.PLATFORM_AUDIT -> _ -> logs.computeIfAbsent(PLATFORM, _ -> new RowDigest());
            default -> _ -> null;
        };
    }

    private void sum(Table table, @Nullable Object[] row) {
        if (row[table.position("voided_at")] == null) {
            long units = (Long) Objects.requireNonNull(row[table.position("units")]);
            long nanos = (Long) Objects.requireNonNull(row[table.position("nanos")]);
            sums.compute(
                    (Long) Objects.requireNonNull(row[table.position("series_id")]),
                    (_, sum) -> (sum == null ? Sum.NOTHING : sum).plus(units, nanos));
        }
    }

    /// Compares two storages.
    List<StorageComparison> compare(StorageDigest target) {
        List<StorageComparison> comparisons = new ArrayList<>();
        tables.forEach((name, digest) -> {
            RowDigest other = Objects.requireNonNull(target.tables.get(name));
            comparisons.add(new StorageComparison(name, digest.rows(), other.rows(), digest.equals(other)));
        });
        comparisons.add(
                new StorageComparison("sums of usage", sums.size(), target.sums.size(), sums.equals(target.sums)));
        comparisons.add(new StorageComparison("audit logs", logs.size(), target.logs.size(), logs.equals(target.logs)));
        return comparisons;
    }
}
