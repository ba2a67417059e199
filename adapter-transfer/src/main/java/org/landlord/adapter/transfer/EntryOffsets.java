package org.landlord.adapter.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is added to the entries of an organization, if the source counts the events of each organization
/// and the target those of all: each organization gets a range of its own. The organization that recorded
/// last gets the last one, because a file has its newest events at the end.
final class EntryOffsets {

    private static final String RANGES =
            "SELECT org_id, max(entry) FROM usage_event GROUP BY org_id ORDER BY max(recorded_at), org_id";

    private final Map<String, Long> offsets = new HashMap<>();

    private EntryOffsets() {}

    static EntryOffsets between(Database source, Database target) throws SQLException {
        EntryOffsets result = new EntryOffsets();
        if (source.hasCommonEntries() || !target.hasCommonEntries()) {
            return result;
        }
        long next = 0;
        try (Statement statement = source.connection.createStatement();
                ResultSet rows = statement.executeQuery(RANGES)) {
            while (rows.next()) {
                result.offsets.put(rows.getString(1), next);
                next += rows.getLong(2);
            }
        }
        return result;
    }

    /// A row of the source as it is in the target.
    @Nullable
    Object[] toTarget(Table table, @Nullable Object[] row) {
        return moved(table, row, 1);
    }

    /// A row of the target as it is in the source.
    @Nullable
    Object[] toSource(Table table, @Nullable Object[] row) {
        return moved(table, row, -1);
    }

    private @Nullable Object[] moved(Table table, @Nullable Object[] row, int direction) {
        int position = switch (table.name()) {
            case Tables.EVENTS -> table.position("entry");
            case Tables.RECORDINGS -> table.position("first_entry");
            default -> -1;
        };
        if (position < 0 || offsets.isEmpty()) {
            return row;
        }
        String organization = String.valueOf(row[0]);
        long entry = (Long) Objects.requireNonNull(row[position]);
        @Nullable Object[] moved = row.clone();
        moved[position] = entry + direction * offsets.getOrDefault(organization, 0L);
        return moved;
    }
}
