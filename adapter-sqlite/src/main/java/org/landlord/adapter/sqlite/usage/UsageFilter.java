package org.landlord.adapter.sqlite.usage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.port.out.usage.UsageQuery;

/// The condition of a query for usage events, with its parameters.
final class UsageFilter {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    static UsageFilter of(UsageQuery query) {
        return new UsageFilter()
                .and("org_id = ?", query.orgId().value())
                .and("observed_at >= ?", query.window().since().toEpochMilli())
                .and("observed_at <= ?", query.window().until().toEpochMilli())
                .andIfGiven("project_id = ?", query.projectId())
                .andIfGiven("metric = ?", query.metric())
                .andIfGiven("unit = ?", query.unit())
                .andIfGiven("run_id = ?", query.runId());
    }

    /// @param values texts and whole numbers, one for each question mark
    UsageFilter and(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    private UsageFilter andIfGiven(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value.toString());
    }

    /// `WHERE …`.
    String where() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    /// Sets the parameters.
    ///
    /// @param more those that follow
    void bind(PreparedStatement statement, Object... more) throws SQLException {
        int position = 1;
        for (Object parameter : parameters) {
            statement.setObject(position++, parameter);
        }
        for (Object parameter : more) {
            statement.setObject(position++, parameter);
        }
    }
}
