package org.landlord.application.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;

/// The fields of a thing that can be set, by the names that the API gives them, in an order that is the same each
/// time. What is unset is not among them. [Described] knows those of each thing, [Changes] compares two states.
public final class Fields {

    /// Stands for a value that is compared and never told.
    ///
    /// @param value the value
    record Withheld(String value) {}

    private final Map<String, Object> values = new LinkedHashMap<>();

    Fields() {}

    Fields text(String name, @Nullable Object value) {
        return put(name, value == null ? null : value.toString());
    }

    Fields number(String name, Number value) {
        return put(name, value);
    }

    Fields list(String name, List<?> values) {
        return put(name, List.copyOf(values));
    }

    Fields instant(String name, @Nullable Instant value) {
        return put(name, value == null ? null : Timestamps.format(value));
    }

    Fields metadata(String name, Metadata value) {
        return put(name, value);
    }

    Fields withheld(String name, Object value) {
        return put(name, new Withheld(value.toString()));
    }

    private Fields put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    Map<String, Object> values() {
        return values;
    }
}
