package org.landlord.it.processes;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.Soon;

/// The lease of the scheduled work, as the database has it.
record Lease(PostgresServer postgres, String database) {

    /// The longest time that nobody has it, or that a process has it which no longer renews it.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /// Who has it; waits until somebody does.
    String holder() {
        return Soon.the(LONGEST, this::now, found -> !found.isEmpty());
    }

    /// Waits until somebody else has it.
    void awaitAnother(String before) {
        Soon.the(LONGEST, this::now, found -> !found.isEmpty() && !found.equals(before));
    }

    /// Empty if nobody has it.
    private String now() {
        try (Connection connection = postgres.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT holder FROM maintenance_lease WHERE ends_at > clock_timestamp()")) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
