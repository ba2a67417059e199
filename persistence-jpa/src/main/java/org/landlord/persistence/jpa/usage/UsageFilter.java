package org.landlord.persistence.jpa.usage;

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

    /// The conditions, joined by `AND`.
    String conditions() {
        return String.join(" AND ", conditions);
    }

    /// ` WHERE …`.
    String where() {
        return " WHERE " + conditions();
    }

    Object[] parameters() {
        return parameters.toArray();
    }
}
