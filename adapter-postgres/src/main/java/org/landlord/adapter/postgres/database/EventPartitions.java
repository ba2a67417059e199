package org.landlord.adapter.postgres.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT create_usage_event_partition(?::date)")) {
            statement.setString(1, month.atDay(1).toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getBoolean(1)) {
                    LOG.log(System.Logger.Level.INFO, "Created the partition {0}", name(month));
                }
            }
        }
    }
}
