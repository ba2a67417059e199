package org.landlord.adapter.postgres.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.landlord.port.out.MaintenanceLease;

/// The lease of scheduled work: a row with its holder and its end by the clock of the database, which the holder
/// renews. A process that dies, or that loses the database, no longer renews it.
@Singleton
class PostgresLease implements MaintenanceLease {

    private static final String RENEW = "INSERT INTO maintenance_lease AS l (name, holder, ends_at)"
            + " VALUES ('maintenance', ?, clock_timestamp() + interval '15 seconds') ON CONFLICT (name) DO UPDATE"
            + " SET holder = excluded.holder, ends_at = excluded.ends_at"
            + " WHERE l.holder = excluded.holder OR l.ends_at < clock_timestamp() RETURNING l.holder";

    private static final String RELEASE = "DELETE FROM maintenance_lease WHERE name = 'maintenance' AND holder = ?";

    /// Shorter than the lease, which begins a little later.
    private static final long HELD_NANOS = Duration.ofSeconds(12).toNanos();

    private static final long PAUSE_NANOS = Duration.ofSeconds(4).toNanos();

    private final String holder = UUID.randomUUID().toString();
    private volatile boolean isHolder;
    private volatile long renewedAt = System.nanoTime();
    private long attemptedAt = System.nanoTime() - PAUSE_NANOS;

    @Override
    public boolean isHeld() {
        return isHolder && System.nanoTime() - renewedAt < HELD_NANOS;
    }

    /// Renews the lease, or takes it if nobody has it. Does nothing if that was attempted a moment ago.
    void renew(Connection connection) throws SQLException {
        long now = System.nanoTime();
        if (now - attemptedAt < PAUSE_NANOS) {
            return;
        }
        attemptedAt = now;
        try (PreparedStatement statement = connection.prepareStatement(RENEW)) {
            statement.setString(1, holder);
            try (ResultSet row = statement.executeQuery()) {
                isHolder = row.next();
            }
        }
        renewedAt = now;
    }

    /// Gives the lease up, so that another process need not wait for its end.
    void release(Connection connection) throws SQLException {
        isHolder = false;
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setString(1, holder);
            statement.executeUpdate();
        }
    }
}
