package org.landlord.adapter.sqlite.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.sqlite.file.DatabaseContent;
import org.landlord.adapter.sqlite.file.DatabaseOpening;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/// Copies a database page by page in one read transaction, so that the copy is one state of it, and
/// counts what is in that state in the same transaction. In WAL mode nobody waits: only the write-ahead
/// log grows meanwhile.
final class DatabaseCopy {

    /// Pages that are copied between two looks at the locks of SQLite.
    private static final int STEP_PAGES = 4096;

    private final Flyway flyway;
    private final Duration timeout;

    /// @param flyway has the migrations of this program; its connections are not used
    /// @param timeout the maximum wait for other processes
    DatabaseCopy(Flyway flyway, Duration timeout) {
        this.flyway = flyway;
        this.timeout = timeout;
    }

    /// The source is no database that this version can copy, or the copy is not whole.
    static final class NotUsable extends Exception {

        private static final long serialVersionUID = 1L;

        /// @param fault a clause
        NotUsable(String fault) {
            super(fault, null, false, false);
        }

        String fault() {
            return String.valueOf(getMessage());
        }
    }

    /// @param stateAt the time of the state; null if the copy does not tell it
    record Copied(CopyContents contents, @Nullable Instant stateAt) {}

    /// Fills the draft, marks it as a copy, and verifies it.
    ///
    /// @param url of the source
    /// @param source the path of the source, for messages
    /// @param stateAt the time of the state; null to find out from the source, which may have a mark
    /// @param otherwise the time of the state if the source does not tell it
    Copied write(String url, Path source, Draft draft, @Nullable Instant stateAt, Instant otherwise)
            throws SQLException, NotUsable {
        Copied copied = copy(url, draft, stateAt);
        Instant mark = Objects.requireNonNullElse(copied.stateAt(), otherwise);
        try (Connection connection = open("jdbc:sqlite:" + draft.path())) {
            execute(connection, RestoreMark.write(mark));
        }
        verify(draft, source, copied.contents());
        return new Copied(copied.contents(), mark);
    }

    private Copied copy(String url, Draft draft, @Nullable Instant stateAt) throws SQLException, NotUsable {
        try (Connection connection = open(url)) {
            execute(connection, "PRAGMA query_only = ON");
            execute(connection, "BEGIN");
            requireLandlords(connection);
            CopyContents contents = CopyContents.read(connection);
            Instant found = stateAt == null ? stateOf(connection) : stateAt;
            int code = connection
                    .unwrap(SQLiteConnection.class)
                    .getDatabase()
                    .backup("main", draft.path().toString(), null, 0, 0, STEP_PAGES);
            if (code != 0) {
                throw new SQLException("error " + code, null, code);
            }
            return new Copied(contents, found);
        }
    }

    private static @Nullable Instant stateOf(Connection connection) throws SQLException {
        Instant marked = RestoreMark.read((int) CopyContents.number(connection, RestoreMark.READ));
        return marked == null ? CopyContents.newest(connection) : marked;
    }

    private static void requireLandlords(Connection connection) throws SQLException, NotUsable {
        Set<String> tables = DatabaseOpening.column(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'");
        if (!DatabaseOpening.isLandlords(connection, tables) || !tables.contains("platform_audit_event")) {
            throw new NotUsable(tables.isEmpty() ? "it is empty" : "it is a database of another program");
        }
    }

    private void verify(Draft draft, Path source, CopyContents expected) throws SQLException, NotUsable {
        String url = immutable(draft.path());
        try (DatabaseContent content = DatabaseContent.open(url, timeout)) {
            CheckResult problem = Stream.<CheckResult>of(
                            content.checkOwner(source),
                            content.checkSchema(flyway),
                            content.checkIntegrity(false),
                            content.checkForeignKeys())
                    .filter(result -> result.outcome() == Outcome.PROBLEM)
                    .findFirst()
                    .orElse(null);
            if (problem != null) {
                throw new NotUsable(problem.observed());
            }
        }
        try (Connection connection = open(url)) {
            CopyContents found = CopyContents.read(connection);
            if (!found.equals(expected)) {
                throw new NotUsable("the copy has other contents (" + found + ") than its source (" + expected + ")");
            }
        }
    }

    /// Read without locks, and without creating files next to it: for a file that nobody changes.
    static String immutable(Path file) {
        return "jdbc:sqlite:" + file.toUri() + "?immutable=1";
    }

    /// Does not create the file.
    private Connection open(String url) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout((int) Math.min(Integer.MAX_VALUE, timeout.toMillis()));
        return config.createConnection(url);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
