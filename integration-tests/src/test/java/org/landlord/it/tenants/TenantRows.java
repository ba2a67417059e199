package org.landlord.it.tenants;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// All that a database has of one organization, in every table there is, as texts that can be compared with those of
/// another one of its kind: without what chance and the clock have put there.
final class TenantRows {

    /// The first column of what a query answers.
    @FunctionalInterface
    interface Query {
        List<String> column(String sql) throws SQLException;
    }

    /// How a kind of database is asked for what it has.
    ///
    /// @param tables the query for the names of all tables
    /// @param columns the query for the columns of a table
    /// @param quoted the value of a column as a text, also if there is none
    /// @param series the columns by which series and their sums are joined
    private record Dialect(String tables, String columns, String quoted, String series) {}

    private static final Dialect SQLITE = new Dialect(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
            "SELECT name FROM pragma_table_xinfo('%s')",
            "quote(%s)",
            "series_id");

    /// Without partitions, which are a part of their table.
    private static final Dialect POSTGRES = new Dialect(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
                    + " AND NOT relispartition ORDER BY relname",
            "SELECT attname FROM pg_attribute WHERE attrelid = 'public.%s'::regclass AND attnum > 0"
                    + " AND NOT attisdropped ORDER BY attnum",
            "coalesce(''''||%s::text||'''', 'NULL')",
            "org_id, series_id");

    /// In a stored response: the version of something with ids and times of its own.
    private static final Pattern STORED_ETAG = Pattern.compile("\"etag\":\"\\\\\"[\\w-]+\\\\\"\"");

    /// In the audit log, that a rotated key ends earlier than before. It does only if it had longer to live than the
    /// overlap, which for keys of about an hour depends on the second.
    private static final Pattern EARLIER_END =
            Pattern.compile(",\"changes\":\\{\"expiresAt\":\\{\"from\":\"INSTANT\",\"to\":\"INSTANT\"\\}\\}");

    /// What is made of time or of chance, or numbers rows of all tenants.
    private static final Set<String> BY_CHANCE = Set.of(
            "secret_hash",
            "token_hash",
            "last_used_at",
            "last_used_address",
            "fingerprint",
            "digest",
            "series_id",
            "total_id",
            "entry",
            "first_entry",
            "bucket");

    /// Denials are the refusals of a minute of the clock, recordings the events of a moment. Rollups have the events of
    /// a second or a minute; their sums are compared.
    private static final Set<String> BY_TIME =
            Set.of("quota_denial", "quota_refusal", "usage_recording", "usage_rollup");

    private TenantRows() {}

    /// The rows of a SQLite file, sorted.
    static List<String> ofFile(Query query, String orgId) throws SQLException {
        return of(SQLITE, query, orgId);
    }

    /// The rows of a PostgreSQL database, sorted.
    static List<String> ofPostgres(Query query, String orgId) throws SQLException {
        return of(POSTGRES, query, orgId);
    }

    private static List<String> of(Dialect dialect, Query query, String orgId) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : query.column(dialect.tables())) {
            List<String> columns = query.column(dialect.columns().formatted(table));
            if (columns.contains("org_id") && !BY_TIME.contains(table)) {
                rows.addAll(query.column("SELECT " + expression(dialect, table, columns) + " FROM \"" + table
                        + "\" WHERE org_id = '" + orgId + "'"));
            }
        }
        rows.addAll(query.column("SELECT 'sums '||metric||' '||unit||' '||scope||' '||resolution||' '||sum(events)||' '"
                + "||sum(billions)||' '||sum(ones)||' '||sum(nanos) FROM usage_rollup JOIN usage_series USING ("
                + dialect.series() + ") WHERE org_id = '" + orgId + "' GROUP BY metric, unit, scope, resolution"));
        return rows.stream()
                .map(Answer::withoutChance)
                .map(row -> STORED_ETAG.matcher(row).replaceAll("ETAG"))
                .map(row -> row.contains("'api_key.rotate'")
                        ? EARLIER_END.matcher(row).replaceAll("")
                        : row)
                .sorted()
                .collect(Collectors.toList());
    }

    private static String expression(Dialect dialect, String table, List<String> columns) {
        return columns.stream()
                .filter(column -> !BY_CHANCE.contains(column))
                .map(column -> column.endsWith("_at")
                        ? "(" + column + " IS NULL)"
                        : dialect.quoted().formatted(column))
                .collect(Collectors.joining("||' '||", "'" + table + " '||", ""));
    }
}
