package org.landlord.adapter.sqlite.usage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A conjunction of conditions with its parameters.
final class UsageFilter {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /// @param values texts and integers, one for each question mark
    UsageFilter and(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    /// Adds the condition with the text of the value, unless the value is null.
    UsageFilter andIfGiven(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value.toString());
    }

    /// ` WHERE …`.
    String where() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    Object[] parameters() {
        return parameters.toArray();
    }
}
