package org.landlord.adapter.postgres.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The size of the database, which is measured from time to time.
@Singleton
public class DatabaseSize {

    private static final String ASK = "SELECT pg_database_size(current_database())";

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private volatile @Nullable Long bytes;
    private long measuredAt = System.nanoTime() - PAUSE.toNanos();

    /// In bytes; null before the first measurement.
    public @Nullable Long bytes() {
        return bytes;
    }

    /// Measures the size, unless that was done a moment ago.
    void measure(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - measuredAt < PAUSE.toNanos()) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ASK)) {
            row.next();
            bytes = row.getLong(1);
        }
        measuredAt = now;
    }
}
