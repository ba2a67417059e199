package org.landlord.adapter.transfer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.persistence.jpa.sql.DatabaseUrl;
import org.postgresql.Driver;

/// A database on PostgreSQL. It has two tables that follow from others: the ids of events, and the runs of
/// gateways.
final class PostgresDatabase extends Database {

    /// Of this database alone, or derived from other tables.
    private static final Set<String> OWN = Set.of("unit_lock", "maintenance_lease", "usage_event_id", "gateway_run");

    private static final String TABLES = "SELECT c.relname FROM pg_class c WHERE c.relnamespace ="
            + " current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition";

    private static final String COLUMNS = "SELECT a.attname FROM pg_attribute a WHERE a.attrelid = ?::regclass"
            + " AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''";

    private static final String IDS = "SELECT setval(pg_get_serial_sequence('usage_series', 'series_id'),"
            + " greatest((SELECT max(series_id) FROM usage_series), 1))";

    /// The connections of servers and commands.
    private static final String OTHERS =
            "SELECT count(*)::text FROM pg_stat_activity WHERE datname = current_database()"
                    + " AND pid <> pg_backend_pid() AND application_name IN ('landlord', 'landlord watch')";

    private PostgresDatabase(DatabaseUrl url) throws SQLException {
        super(connect(url), url.toString());
        connection.setAutoCommit(false);
    }

    /// True if a text is the URL of a database on PostgreSQL.
    static boolean isUrl(String text) {
        return text.startsWith("postgresql://") || text.startsWith("postgres://");
    }

    /// @throws InvalidInput at `from` if it is not a URL of a database
    static PostgresDatabase open(String text) throws SQLException {
        return new PostgresDatabase(url(text));
    }

    /// The URL without its password, for people.
    static String address(String text) {
        return url(text).toString();
    }

    private static DatabaseUrl url(String text) {
        try {
            return DatabaseUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw InvalidInput.of("from", String.valueOf(e.getMessage()));
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        Properties properties = url.properties("landlord migrate");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("reWriteBatchedInserts", "true");
        Connection connection = new Driver().connect(url.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not know this URL");
        }
        return connection;
    }

    /// Every writing unit of work locks a row of this table, and waits for this lock. One state is read:
    /// the first query takes it.
    @Override
    void lock() throws SQLException {
        String others = column(OTHERS).getFirst();
        if (!others.equals("0")) {
            throw new Conflict("the database " + this + " is in use: stop its servers and commands, which have "
                    + others + " connections");
        }
        connection.rollback();
        execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        execute("SET LOCAL lock_timeout = '10s'");
        execute("LOCK TABLE unit_lock IN EXCLUSIVE MODE");
    }

    @Override
    Set<String> tables() throws SQLException {
        Set<String> tables = new TreeSet<>(column(TABLES));
        tables.removeAll(OWN);
        return tables;
    }

    @Override
    Set<String> columns(String table) throws SQLException {
        return new TreeSet<>(column(COLUMNS, table));
    }

    @Override
    List<Insert> inserts(Table table) {
        Insert whole = new Insert(table.name(), table.columns());
        return switch (table.name()) {
            case Tables.EVENTS -> List.of(whole, part("usage_event_id", table, "org_id event_id entry observed_at"));
            case Tables.RUNS ->
                List.of(whole, part("gateway_run", table, "gateway_scope gateway_id gateway_run_id org_id run_id"));
            default -> List.of(whole);
        };
    }

    private static Insert part(String name, Table table, String columns) {
        return new Insert(
                name,
                Stream.of(columns.split(" "))
                        .map(column -> table.columns().get(table.position(column)))
                        .toList());
    }

    @Override
    void expectEvents(Set<YearMonth> months) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT create_usage_event_partition(?::date)")) {
            for (YearMonth month : months) {
                statement.setString(1, month.atDay(1).toString());
                statement.execute();
            }
        }
        connection.commit();
    }

    @Override
    void complete() throws SQLException {
        execute(IDS);
        connection.commit();
        connection.setAutoCommit(true);
        execute("ANALYZE");
        connection.setAutoCommit(false);
    }

    @Override
    boolean hasCommonEntries() {
        return false;
    }
}
