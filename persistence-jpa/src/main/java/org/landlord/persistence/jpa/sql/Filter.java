package org.landlord.persistence.jpa.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A conjunction of conditions. Values are always parameters, never part of the text.
public final class Filter {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /// @param condition contains `:parameter`
    /// @return this
    public Filter and(String condition, String parameter, Object value) {
        conditions.add("(" + condition + ")");
        parameters.put(parameter, value);
        return this;
    }

    /// @param condition without a parameter
    /// @return this
    public Filter and(String condition) {
        conditions.add("(" + condition + ")");
        return this;
    }

    /// Adds the condition with the text of the value, unless the value is null.
    public Filter andIfGiven(String condition, String parameter, @Nullable Object value) {
        return value == null ? this : and(condition, parameter, value.toString());
    }

    public String where() {
        return String.join(" and ", conditions);
    }

    /// The values by parameter name.
    public Map<String, Object> parameters() {
        return parameters;
    }
}
