package org.landlord.adapter.sqlite.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.persistence.jpa.Maybe;
import org.landlord.port.out.usage.UsageGrouping;

/// How a summary is grouped, as SQL: the expressions that make its lines, in the order of the lines.
final class UsageGroups {

    private final UsageGrouping grouping;
    private final List<String> columns = new ArrayList<>(List.of("metric", "unit"));
    private final List<String> expressions = new ArrayList<>(List.of("metric", "unit"));

    UsageGroups(UsageGrouping grouping) {
        this.grouping = grouping;
        if (grouping.byProject()) {
            // The empty text comes before every project.
            add("project", "coalesce(project_id, '')");
        }
        Bucket bucket = grouping.bucket();
        if (bucket != null) {
            add("bucket", beginning(bucket.length().toMillis()));
        }
    }

    /// SQLite's `%` has the sign of the dividend; time before 1970 must be cut downwards like all other.
    private static String beginning(long length) {
        return "observed_at - (observed_at %% %1$d + %1$d) %% %1$d".formatted(length);
    }

    private void add(String column, String expression) {
        columns.add(column);
        expressions.add(expression);
    }

    /// `metric, unit, coalesce(…) AS project, …`.
    String columns() {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            named.add(expressions.get(i) + " AS " + columns.get(i));
        }
        return String.join(", ", named);
    }

    /// `metric, unit, project, …`: what to group and to order by.
    String keys() {
        return String.join(", ", columns);
    }

    /// Leaves out the lines up to and including `last`.
    void goOnAfter(UsageTotal last, UsageFilter filter) {
        List<Object> key =
                new ArrayList<>(List.of(last.metric().value(), last.unit().value()));
        if (grouping.byProject()) {
            key.add(Maybe.orEmpty(last.projectId()));
        }
        Instant bucketStart = last.bucketStart();
        if (grouping.bucket() != null && bucketStart != null) {
            key.add(bucketStart.toEpochMilli());
        }
        String marks = String.join(", ", Collections.nCopies(key.size(), "?"));
        filter.and("(" + String.join(", ", expressions) + ") > (" + marks + ")", key.toArray());
    }

    /// One line.
    UsageTotal total(OrgId orgId, ResultSet row, Quantity quantity) throws SQLException {
        return new UsageTotal(
                orgId,
                grouping.byProject() ? project(row.getString("project")) : null,
                new Label(row.getString("metric")),
                new Label(row.getString("unit")),
                grouping.bucket() == null ? null : Instant.ofEpochMilli(row.getLong("bucket")),
                quantity);
    }

    private static @Nullable ProjectId project(String value) {
        return value.isEmpty() ? null : new ProjectId(value);
    }
}
