package org.landlord.benchmarks.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A way to make the check of a hard limit and the writes that follow it one step for all processes.
enum LockChoice {
    /// The row of the organization, as Landlord does.
    ROW(Connection.TRANSACTION_READ_COMMITTED, "SELECT org_id FROM unit_lock WHERE org_id = ? FOR UPDATE"),

    /// A lock with the hash of the organization as its number.
    ADVISORY(Connection.TRANSACTION_READ_COMMITTED, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))"),

    /// None: the database refuses to commit what is not as if one had followed the other.
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE, null);

    private final int isolation;
    private final @Nullable String lock;

    LockChoice(int isolation, @Nullable String lock) {
        this.isolation = isolation;
        this.lock = lock;
    }

    /// For names of samples.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int isolation() {
        return isolation;
    }

    /// The first thing in a transaction.
    void take(Connection connection, String orgId) throws SQLException {
        if (lock == null) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setString(1, orgId);
            statement.execute();
        }
    }
}
