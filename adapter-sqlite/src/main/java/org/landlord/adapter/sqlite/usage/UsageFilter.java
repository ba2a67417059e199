package org.landlord.adapter.sqlite.usage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition put together from those that are asked for, with its parameters.
final class UsageFilter {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /// @param values texts and whole numbers, one for each question mark
    UsageFilter and(String condition, Object... values) {
        conditions.add(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    /// The same with the value's text, if there is a value.
    UsageFilter andIfGiven(String condition, @Nullable Object value) {
        return value == null ? this : and(condition, value.toString());
    }

    /// ` WHERE …`.
    String where() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    /// The values, in the order of the question marks.
    Object[] parameters() {
        return parameters.toArray();
    }
}
