package org.landlord.adapter.transfer;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.migration.StorageComparison;
import org.landlord.domain.migration.StorageTransferred;
import org.landlord.port.out.migration.StorageTransfer.Progress;

/// One transfer. Rows are read in an order that does not change, so the number of copied rows says where to
/// continue.
final class TransferRun {

    private static final int ROWS_AT_ONCE = 5_000;

    private static final int COMPARED_AT_ONCE = 10_000;

    private final Database source;
    private final Database target;
    private final Progress progress;
    private final TransferMark mark;
    private long copied;
    private long done;
    private long total;

    TransferRun(Database source, Database target, Progress progress) {
        this.source = source;
        this.target = target;
        this.progress = progress;
        this.mark = new TransferMark(target);
    }

    StorageTransferred run() throws SQLException {
        Map<String, Long> before = mark.begin(source.toString());
        EntryOffsets offsets = EntryOffsets.between(source, target);
        for (Table table : Tables.ALL) {
            total += source.count(table.name());
        }
        target.expectEvents(source.months());
        for (Table table : Tables.ALL) {
            copy(table, before.getOrDefault(table.name(), 0L), offsets);
        }
        target.complete();
        List<StorageComparison> comparisons = compare(offsets);
        StorageTransferred result = new StorageTransferred(source.toString(), target.toString(), copied, comparisons);
        if (result.isEqual()) {
            mark.remove();
        }
        return result;
    }

    private void copy(Table table, long before, EntryOffsets offsets) throws SQLException {
        done += before;
        try (Batch batch = new Batch(table, before)) {
            source.read(table, before, row -> batch.add(offsets.toTarget(table, row)));
            batch.flush();
        }
    }

    private List<StorageComparison> compare(EntryOffsets offsets) throws SQLException {
        total *= 2;
        done = 0;
        StorageDigest ofSource = StorageDigest.of(source, (_, row) -> row, this::compared);
        StorageDigest ofTarget = StorageDigest.of(target, offsets::toSource, this::compared);
        progress.reached(true, done, total);
        return ofSource.compare(ofTarget);
    }

    private void compared() {
        if (++done % COMPARED_AT_ONCE == 0) {
            progress.reached(true, done, total);
        }
    }

    /// Rows of a table that are written and committed together.
    private final class Batch implements AutoCloseable {

        private final Table table;
        private final List<PreparedStatement> statements = new ArrayList<>();

        /// Where the parameters of each statement are in a row.
        private final List<int[]> positions = new ArrayList<>();

        private long written;
        private int rows;

        private Batch(Table table, long written) throws SQLException {
            this.table = table;
            this.written = written;
            for (Database.Insert insert : target.inserts(table)) {
                statements.add(target.connection.prepareStatement(insert.sql()));
                positions.add(insert.columns().stream()
                        .mapToInt(column -> table.position(column.name()))
                        .toArray());
            }
        }

        private void add(@Nullable Object[] row) throws SQLException {
            for (int i = 0; i < statements.size(); i++) {
                bind(statements.get(i), positions.get(i), row);
                statements.get(i).addBatch();
            }
            if (++rows == ROWS_AT_ONCE) {
                flush();
            }
        }

        private void bind(PreparedStatement statement, int[] places, @Nullable Object[] row) throws SQLException {
            for (int parameter = 1; parameter <= places.length; parameter++) {
                int place = places[parameter - 1];
                Object value = row[place];
                switch (value) {
                    case null ->
                        statement.setNull(
                                parameter, table.columns().get(place).isNumber() ? Types.BIGINT : Types.VARCHAR);
                    case Long number -> statement.setLong(parameter, number);
                    default -> statement.setString(parameter, value.toString());
                }
            }
        }

        private void flush() throws SQLException {
            if (rows == 0) {
                return;
            }
            for (PreparedStatement statement : statements) {
                statement.executeBatch();
            }
            mark.add(table, written, rows);
            target.connection.commit();
            written += rows;
            copied += rows;
            done += rows;
            rows = 0;
            progress.reached(false, done, total);
        }

        @Override
        public void close() throws SQLException {
            for (PreparedStatement statement : statements) {
                statement.close();
            }
        }
    }
}
