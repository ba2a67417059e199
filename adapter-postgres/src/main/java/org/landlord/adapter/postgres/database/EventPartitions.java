package org.landlord.adapter.postgres.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.landlord.port.out.Clock;

/// The partitions of `usage_event`: one for each month, named like `usage_event_2026_11`, created before the month
/// begins. Events of other months are in the default partition, and move when a partition for them is created.
@Singleton
class EventPartitions {

    private static final System.Logger LOG = System.getLogger(EventPartitions.class.getName());

    private static final Duration PAUSE = Duration.ofHours(1);

    /// Before and after the current month.
    private static final int MONTHS_BEFORE = 1;

    private static final int MONTHS_AHEAD = 2;

    private final Clock clock;
    private long lookedAt = System.nanoTime() - PAUSE.toNanos();

    EventPartitions(Clock clock) {
        this.clock = clock;
    }

    /// Creates the partitions that are missing around the current month, unless that was done a moment ago.
    void ensure(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - lookedAt < PAUSE.toNanos()) {
            return;
        }
        YearMonth current = month(clock.now());
        for (int month = -MONTHS_BEFORE; month <= MONTHS_AHEAD; month++) {
            create(connection, current.plusMonths(month));
        }
        lookedAt = now;
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    static String name(YearMonth month) {
        return "usage_event_%04d_%02d".formatted(month.getYear(), month.getMonthValue());
    }

    /// Creates the partition of a month, if there is none, and moves the events of that month into it. Other units of
    /// work wait for that.
    static void create(Connection connection, YearMonth month) throws SQLException {
        if (exists(connection, name(month))) {
            return;
        }
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Processes that begin at the same time follow one another here.
            statement.execute("LOCK TABLE usage_event_default IN ACCESS EXCLUSIVE MODE");
            if (!exists(connection, name(month))) {
                attach(statement, month);
                LOG.log(System.Logger.Level.INFO, "Created the partition {0}", name(month));
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void attach(Statement statement, YearMonth month) throws SQLException {
        String table = name(month);
        long from = start(month);
        long to = start(month.plusMonths(1));
        statement.execute("CREATE TABLE " + table + " (LIKE usage_event INCLUDING DEFAULTS INCLUDING CONSTRAINTS)");
        statement.execute("WITH moved AS (DELETE FROM usage_event_default WHERE observed_at >= " + from
                + " AND observed_at < " + to + " RETURNING *) INSERT INTO " + table + " SELECT * FROM moved");
        statement.execute("ALTER TABLE usage_event ATTACH PARTITION " + table + " FOR VALUES FROM (" + from + ") TO ("
                + to + ")");
    }

    private static long start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
