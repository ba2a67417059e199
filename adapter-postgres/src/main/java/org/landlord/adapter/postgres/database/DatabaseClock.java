package org.landlord.adapter.postgres.database;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.landlord.port.out.Clock;

/// The clock of this machine, corrected by its difference to the clock of the database, so that all server processes
/// have the same time. Differences that a delay of the network could explain are not corrected: on the machine of the
/// database it is the clock of the machine.
@Alternative
@Priority(1)
@ApplicationScoped
class DatabaseClock implements Clock {

    private static final String ASK = "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

    private static final Duration PAUSE = Duration.ofSeconds(10);

    /// Below this, clocks count as equal.
    private static final Duration TOLERANCE = Duration.ofMillis(20);

    private volatile Duration difference = Duration.ZERO;
    private long comparedAt = System.nanoTime() - PAUSE.toNanos();

    @Override
    public Instant now() {
        return Instant.now().plus(difference).truncatedTo(ChronoUnit.MILLIS);
    }

    /// Compares the clocks, unless that was done a moment ago.
    void compare(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - comparedAt < PAUSE.toNanos()) {
            return;
        }
        Instant before = Instant.now();
        Instant there = ask(connection);
        Duration trip = Duration.between(before, Instant.now());
        Duration measured = Duration.between(before.plus(trip.dividedBy(2)), there);
        comparedAt = now;
        boolean isSure = measured.abs().compareTo(trip.plus(TOLERANCE)) > 0;
        difference = isSure ? measured : Duration.ZERO;
    }

    private static Instant ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ASK)) {
            row.next();
            return Instant.EPOCH.plus(row.getLong(1), ChronoUnit.MICROS);
        }
    }
}
