package org.landlord.domain.shared;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a resource that can be set, by name, in a fixed order. Unset fields are absent.
public final class Fields {

    /// A value that is compared and never shown.
    public record Withheld(String value) {}

    private final Map<String, Object> values = new LinkedHashMap<>();

    public Fields text(String name, @Nullable Object value) {
        return put(name, value == null ? null : value.toString());
    }

    public Fields number(String name, @Nullable Number value) {
        return put(name, value);
    }

    public Fields list(String name, List<?> elements) {
        return put(name, List.copyOf(elements));
    }

    public Fields instant(String name, @Nullable Instant value) {
        return put(name, value == null ? null : Timestamps.format(value));
    }

    public Fields metadata(String name, Metadata value) {
        return put(name, value);
    }

    /// See [Withheld].
    public Fields withheld(String name, Object value) {
        return put(name, new Withheld(value.toString()));
    }

    private Fields put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
