package org.landlord.it.tenants;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.landlord.it.support.DatabaseFile;

/// All that a database file has of one organization, in every table there is, as texts that can be compared with
/// those of another file: without what chance and the clock have put there.
final class TenantRows {

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
            "series_id",
            "total_id",
            "entry",
            "first_entry",
            "bucket");

    /// Denials are the refusals of a minute of the clock.
    private static final Set<String> BY_MINUTE = Set.of("quota_denial", "quota_refusal");

    private TenantRows() {}

    /// The rows, sorted.
    static List<String> of(DatabaseFile file, String orgId) throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String table : file.column("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")) {
            List<String> columns = file.column("SELECT name FROM pragma_table_xinfo('" + table + "')");
            if (columns.contains("org_id") && !BY_MINUTE.contains(table)) {
                rows.addAll(file.column("SELECT " + expression(table, columns) + " FROM \"" + table
                        + "\" WHERE org_id = '" + orgId + "'"));
            }
        }
        rows.addAll(file.column("SELECT 'sums '||metric||' '||unit||' '||scope||' '||resolution||' '||sum(events)||' '"
                + "||sum(billions)||' '||sum(ones)||' '||sum(nanos) FROM usage_rollup JOIN usage_series USING (series_id)"
                + " WHERE org_id = '" + orgId + "' GROUP BY metric, unit, scope, resolution"));
        return rows.stream()
                .map(Answer::withoutChance)
                .map(row -> STORED_ETAG.matcher(row).replaceAll("ETAG"))
                .map(row -> row.contains("'api_key.rotate'")
                        ? EARLIER_END.matcher(row).replaceAll("")
                        : row)
                .sorted()
                .collect(Collectors.toList());
    }

    private static String expression(String table, List<String> columns) {
        return columns.stream()
                .filter(column -> !BY_CHANCE.contains(column))
                .map(column -> column.endsWith("_at") ? "(" + column + " IS NULL)" : "quote(" + column + ")")
                .collect(Collectors.joining("||' '||", "'" + table + " '||", ""));
    }
}
