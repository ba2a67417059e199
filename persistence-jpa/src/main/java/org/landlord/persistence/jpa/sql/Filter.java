package org.landlord.persistence.jpa.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A condition put together from those that are asked for. Values travel as parameters, never in the text.
public final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /// @param condition names the parameter as `:parameter`
    /// @return this
    public Filter and(String condition, String parameter, Object value) {
        conditions.add("(" + condition + ")");
        parameters.put(parameter, value);
        return this;
    }

    /// The same with the value's text, if there is a value.
    public Filter andIfGiven(String condition, String parameter, @Nullable Object value) {
        return value == null ? this : and(condition, parameter, value.toString());
    }

    /// All the conditions.
    public String where() {
        return String.join(" and ", conditions);
    }

    /// The values, by the names of their parameters.
    public Map<String, Object> parameters() {
        return parameters;
    }
}
