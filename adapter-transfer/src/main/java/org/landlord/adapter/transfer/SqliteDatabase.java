package org.landlord.adapter.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.landlord.domain.failure.InvalidInput;
import org.sqlite.SQLiteConfig;

/// A database file. Entries of events have one sequence for all organizations, rollups have no organization
/// of their own, and recordings have no times.
final class SqliteDatabase extends Database {

    private static final int BUSY_MILLIS = 5_000;

    private static final int BUSY = 5;

    /// Of this file alone.
    private static final String POSITION = "storage_position";

    private static final String ROLLUPS = """
        SELECT s.org_id, r.series_id, r.resolution, r.bucket, r.events, r.billions, r.ones, r.nanos
        FROM usage_rollup r JOIN usage_series s ON s.series_id = r.series_id
        ORDER BY r.series_id, r.resolution, r.bucket
        """;

    /// The plus keeps SQLite on the range of entries.
    private static final String EVENTS_OF_RANGE = " FROM usage_event e WHERE e.entry >= r.first_entry"
            + " AND e.entry < r.first_entry + r.events AND +e.org_id = r.org_id), 0)";

    private static final String RECORDINGS = "SELECT r.org_id, r.last_sequence, r.first_entry, r.events,"
            + " coalesce((SELECT min(e.observed_at)" + EVENTS_OF_RANGE
            + ", coalesce((SELECT max(e.observed_at)" + EVENTS_OF_RANGE
            + ", coalesce((SELECT max(e.recorded_at)" + EVENTS_OF_RANGE
            + " FROM usage_recording r ORDER BY r.org_id, r.last_sequence";

    private SqliteDatabase(Path file, SQLiteConfig.LockingMode mode) throws SQLException {
        super(config(mode).createConnection("jdbc:sqlite:" + file), file.toString());
        connection.setAutoCommit(false);
    }

    /// Opens a file that no other process has open, nor can open until this is closed.
    ///
    /// @throws InvalidInput at `from` if there is no such file
    /// @throws SQLException that [#isBusy] if another process has it open
    static SqliteDatabase openSource(String name) throws SQLException {
        Path file = path(name);
        if (!Files.isRegularFile(file)) {
            throw InvalidInput.of("from", "must be a database file or a URL: there is no file " + file);
        }
        return new SqliteDatabase(file, SQLiteConfig.LockingMode.EXCLUSIVE);
    }

    /// Opens the file of this process.
    static SqliteDatabase openTarget(String name) throws SQLException {
        return new SqliteDatabase(path(name), SQLiteConfig.LockingMode.NORMAL);
    }

    /// True if another process has locked the file.
    static boolean isBusy(SQLException e) {
        return (e.getErrorCode() & 0xff) == BUSY;
    }

    /// The absolute path, for people.
    static String address(String name) {
        return path(name).toString();
    }

    private static Path path(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            return Files.exists(file) ? file.toRealPath() : file;
        } catch (InvalidPathException | IOException _) {
            throw InvalidInput.of(
                    "from", "must be the path of a database file, or a URL such as postgresql://host/name");
        }
    }

    private static SQLiteConfig config(SQLiteConfig.LockingMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setLockingMode(mode);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        // The order of the tables keeps the references, and the comparison finds what the source lacks.
        config.enforceForeignKeys(false);
        return config;
    }

    /// Nothing to do: the file is locked when it is opened.
    @Override
    void lock() {}

    @Override
    Set<String> tables() throws SQLException {
        Set<String> tables = new TreeSet<>(column(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"));
        tables.remove(POSITION);
        return tables;
    }

    @Override
    Set<String> columns(String table) throws SQLException {
        return new TreeSet<>(column("SELECT name FROM pragma_table_info(?)", table));
    }

    @Override
    String select(Table table) {
        return switch (table.name()) {
            case Tables.ROLLUPS -> ROLLUPS;
            case Tables.RECORDINGS -> RECORDINGS;
            // The order of the file.
            case Tables.EVENTS -> "SELECT " + names(table.columns()) + " FROM usage_event ORDER BY entry";
            default -> super.select(table);
        };
    }

    @Override
    List<Insert> inserts(Table table) {
        List<Table.Column> stored = table.columns().stream()
                .filter(column -> !table.derived().contains(column.name()))
                .filter(column ->
                        !(table.name().equals(Tables.ROLLUPS) && column.name().equals("org_id")))
                .toList();
        return List.of(new Insert(table.name(), stored));
    }

    @Override
    void expectEvents(Set<YearMonth> months) {}

    @Override
    void complete() {}

    @Override
    boolean hasCommonEntries() {
        return true;
    }
}
