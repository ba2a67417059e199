package org.landlord.it.operations;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.landlord.it.support.DatabaseFile;

/// All rows that a database file holds of one organization, to compare what was before with what is after. Reads the
/// file, which takes milliseconds where a [Picture] takes a request for each kind of thing.
final class TenantRows {

    /// Rows that an attempt leaves, whether it succeeds or not.
    private static final Map<String, String> EXCEPT =
            Map.of("audit_event", " AND action NOT IN (" + quoted(Picture.TRACES) + ")");

    /// Written some time after a use, or after a look at what has not changed.
    private static final Set<String> LAST_USE = Set.of("last_used_at", "last_used_address", "seen_at");

    private final DatabaseFile file;
    private final Map<String, String> queries = new TreeMap<>();

    /// @param file of a server that has made its tables
    TenantRows(DatabaseFile file, String orgId) throws SQLException {
        this.file = file;
        for (String table : file.column("SELECT name FROM sqlite_master WHERE type = 'table'")) {
            List<String> columns = new ArrayList<>(file.column("SELECT name FROM pragma_table_xinfo('" + table + "')"));
            if (columns.remove("org_id")) {
                columns.removeAll(LAST_USE);
                String row = columns.stream().collect(Collectors.joining(")||' '||quote(", "quote(", ")"));
                queries.put(
                        table,
                        "SELECT " + row + " FROM \"" + table + "\" WHERE org_id = '" + orgId + "'"
                                + EXCEPT.getOrDefault(table, "") + " ORDER BY 1");
            }
        }
    }

    private static String quoted(Iterable<String> texts) {
        return "'" + String.join("', '", texts) + "'";
    }

    /// The rows as they are now.
    ///
    /// @return by their tables, without the times at which keys were last used and runs last seen
    Map<String, List<String>> read() throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Map.Entry<String, String> query : queries.entrySet()) {
            rows.put(query.getKey(), file.column(query.getValue()));
        }
        return rows;
    }
}
