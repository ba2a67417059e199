package org.landlord.adapter.sqlite.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.landlord.domain.diagnostics.Check;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.files.FileErrors;
import org.landlord.persistence.jpa.SchemaState;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// What is in the database file: checks on a read-only connection.
public final class DatabaseContent implements AutoCloseable {

    /// The most faults that SQLite looks for before it stops.
    private static final int MAX_FAULTS = 100;

    private static final String RESTORE =
            "stop the server, keep the files, and restore a backup (see Backup and restore in docs/operations.md)";

    private final SQLiteDataSource source;
    private final Connection connection;

    private DatabaseContent(SQLiteDataSource source, Connection connection) {
        this.source = source;
        this.connection = connection;
    }

    /// @param timeout the maximum wait for other processes
    public static DatabaseContent open(String url, Duration timeout) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, timeout.toMillis()));
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return new DatabaseContent(source, source.getConnection());
    }

    /// Whether it is a database of Landlord.
    ///
    /// @param file the file that the report names
    public CheckResult checkOwner(Path file) throws SQLException {
        Set<String> tables = DatabaseOpening.column(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'");
        if (tables.isEmpty()) {
            return CheckResult.problem(
                    Check.DATABASE,
                    file + " is empty",
                    "create a database with landlord init --db " + ShellWords.quote(file));
        }
        if (!DatabaseOpening.isLandlords(connection, tables)) {
            return CheckResult.problem(
                    Check.DATABASE, file + " is a database of another program", "specify another file");
        }
        String observed = file + " is a database of Landlord, " + size(file);
        return Files.isWritable(file) && Files.isWritable(file.resolveSibling(""))
                ? CheckResult.ok(Check.DATABASE, observed)
                : CheckResult.warning(
                        Check.DATABASE,
                        observed + "; this user cannot write to the file or its directory: "
                                + FilePermissions.describe(file),
                        "run the server as the owner of the file");
    }

    private static String size(Path file) {
        try {
            return FileSpace.format(Files.size(file));
        } catch (IOException e) {
            return "of unknown size (" + FileErrors.reason(e) + ")";
        }
    }

    /// Whether this version has written the schema, or can migrate it.
    ///
    /// @param flyway has the migrations of this program; its connections are not used
    public CheckResult checkSchema(Flyway flyway) {
        return SchemaState.of(Flyway.configure(flyway.getConfiguration().getClassLoader())
                        .configuration(flyway.getConfiguration())
                        .dataSource(source)
                        .load())
                .check();
    }

    /// Whether the pages and the indexes are intact.
    ///
    /// @param quick true to omit the comparison of indexes with their tables
    public CheckResult checkIntegrity(boolean quick) throws SQLException {
        String pragma = quick ? "quick_check" : "integrity_check";
        List<String> faults = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + pragma + "(" + MAX_FAULTS + ")")) {
            while (rows.next()) {
                // One row may have several lines.
                rows.getString(1)
                        .lines()
                        .filter(line -> !line.startsWith("***"))
                        .forEach(faults::add);
            }
        }
        if (faults.equals(List.of("ok"))) {
            return CheckResult.ok(Check.INTEGRITY, "SQLite's " + pragma + " found no fault");
        }
        String count = faults.size() >= MAX_FAULTS ? "at least " + MAX_FAULTS : String.valueOf(faults.size());
        return CheckResult.problem(
                        Check.INTEGRITY,
                        "the file is damaged: SQLite's " + pragma + " found " + count + " faults",
                        RESTORE)
                .detailed(faults, faults.size());
    }

    /// Whether every row has its parent.
    public CheckResult checkForeignKeys() throws SQLException {
        List<String> faults = new ArrayList<>();
        long total = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
            while (rows.next()) {
                total++;
                if (faults.size() < CheckResult.MAX_DETAILS) {
                    String row = rows.getString("rowid");
                    faults.add("a row of " + rows.getString("table") + (row == null ? "" : " (rowid " + row + ")")
                            + " refers to a missing row of " + rows.getString("parent"));
                }
            }
        }
        return total == 0
                ? CheckResult.ok(Check.FOREIGN_KEYS, "every row has its parent")
                : CheckResult.problem(
                                Check.FOREIGN_KEYS,
                                total + " rows refer to rows that do not exist: the file was damaged or changed by"
                                        + " another program",
                                RESTORE)
                        .detailed(faults, total);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
