package org.landlord.benchmarks.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/// One writer of the comparison, with its connection.
final class LockWriter {

    /// Of conflicts, after which a transaction is run again: serialization failures, deadlocks, and keys that another
    /// transaction inserted first.
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "23505");

    private static final String NEXT =
            "SELECT coalesce((SELECT entry FROM usage_event WHERE org_id = ?" + " ORDER BY entry DESC LIMIT 1), 0) + 1";

    private static final String SUM = "SELECT coalesce(sum(ones), 0) FROM usage_rollup"
            + " WHERE org_id = ? AND series_id = 1 AND resolution = 3";

    private static final String INSERT_IDS =
            "INSERT INTO usage_event_id SELECT ?, e, n, ?" + " FROM unnest(?::text[], ?::bigint[]) AS u (e, n)";

    private static final String INSERT_EVENTS = "INSERT INTO usage_event (org_id, entry, event_id, series_id, units,"
            + " observed_at, metadata) SELECT ?, n, e, 1, 1, ?, '{}' FROM unnest(?::text[], ?::bigint[]) AS u (e, n)";

    private static final String ADD = "INSERT INTO usage_rollup AS r SELECT ?, s, u.r, u.b, ?, ?"
            + " FROM unnest(?::int[], ?::bigint[]) AS u (r, b) CROSS JOIN (VALUES (1), (2)) AS v (s)"
            + " ON CONFLICT (org_id, series_id, resolution, bucket)"
            + " DO UPDATE SET events = r.events + excluded.events, ones = r.ones + excluded.ones";

    private static final long LIMIT = 1_000_000_000_000L;
    private static final long[] LENGTHS = {1000, 60_000, 3_600_000, 86_400_000};

    private final String url;
    private final LockChoice choice;
    private final String orgId;
    private final int group;

    LockWriter(String url, LockChoice choice, String orgId, int group) {
        this.url = url;
        this.choice = choice;
        this.orgId = orgId;
        this.group = group;
    }

    /// @param commits transactions that were committed
    /// @param retries attempts that were in vain
    record Result(long commits, long retries) {

        Result plus(Result other) {
            return new Result(commits + other.commits, retries + other.retries);
        }
    }

    /// Writes one transaction after another.
    ///
    /// @param end by [System#nanoTime()]
    Result writeUntil(long end) throws SQLException {
        long commits = 0;
        long retries = 0;
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(choice.isolation());
            while (System.nanoTime() - end < 0) {
                try {
                    write(connection);
                    connection.commit();
                    commits++;
                } catch (SQLException e) {
                    connection.rollback();
                    if (!CONFLICTS.contains(e.getSQLState())) {
                        throw e;
                    }
                    retries++;
                }
            }
        }
        return new Result(commits, retries);
    }

    private void write(Connection connection) throws SQLException {
        choice.take(connection, orgId);
        long now = System.currentTimeMillis();
        long first = number(connection, NEXT);
        if (number(connection, SUM) + group > LIMIT) {
            throw new IllegalStateException("the limit of the comparison is used up");
        }
        String[] ids = new String[group];
        Arrays.setAll(ids, _ -> now + "-" + UUID.randomUUID());
        Long[] entries = new Long[group];
        Arrays.setAll(entries, i -> first + i);
        for (String sql : new String[] {INSERT_IDS, INSERT_EVENTS}) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, orgId);
                statement.setLong(2, now);
                statement.setArray(3, connection.createArrayOf("text", ids));
                statement.setArray(4, connection.createArrayOf("bigint", entries));
                statement.executeUpdate();
            }
        }
        add(connection, now);
    }

    private void add(Connection connection, long now) throws SQLException {
        Integer[] resolutions = new Integer[LENGTHS.length];
        Arrays.setAll(resolutions, i -> i);
        Long[] buckets = new Long[LENGTHS.length];
        Arrays.setAll(buckets, i -> now / LENGTHS[i]);
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, orgId);
            statement.setLong(2, group);
            statement.setLong(3, group);
            statement.setArray(4, connection.createArrayOf("int", resolutions));
            statement.setArray(5, connection.createArrayOf("bigint", buckets));
            statement.executeUpdate();
        }
    }

    private long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, orgId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
