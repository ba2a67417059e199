package org.landlord.adapter.sqlite.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What a snapshot of a database contains. Equal in the database and in its copy.
///
/// @param sequences the sum of the last sequences of all audit logs
record CopyContents(long organizations, long usageEvents, long auditEvents, long sequences) {

    /// The tables are those of every schema.
    static CopyContents read(Connection connection) throws SQLException {
        return new CopyContents(
                number(connection, "SELECT count(*) FROM organization"),
                number(connection, "SELECT count(*) FROM usage_event"),
                number(
                        connection,
                        "SELECT (SELECT count(*) FROM audit_event) + (SELECT count(*) FROM platform_audit_event)"),
                number(
                        connection,
                        "SELECT (SELECT coalesce(max(sequence), 0) FROM platform_audit_event) + (SELECT"
                                + " coalesce(sum(last), 0) FROM (SELECT max(sequence) last FROM audit_event GROUP BY org_id))"));
    }

    /// The time of the newest row that tells one, for a copy that does not tell its own.
    ///
    /// @return null if no row does
    static @Nullable Instant newest(Connection connection) throws SQLException {
        long position = has(connection, "storage_position", "reached_at")
                ? number(connection, "SELECT max(reached_at) FROM storage_position")
                : 0;
        long usage = has(connection, "usage_event", "entry")
                ? number(connection, "SELECT recorded_at FROM usage_event ORDER BY entry DESC LIMIT 1")
                : 0;
        long audit = number(connection, "SELECT occurred_at FROM platform_audit_event ORDER BY sequence DESC LIMIT 1");
        long newest = LongStream.of(position, usage, audit).max().orElse(0);
        return newest == 0 ? null : Instant.ofEpochMilli(newest);
    }

    private static boolean has(Connection connection, String table, String column) throws SQLException {
        return number(
                        connection,
                        "SELECT count(*) FROM pragma_table_info('" + table + "') WHERE name = '" + column + "'")
                > 0;
    }

    /// The number that a query answers; 0 for none or null.
    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
