package org.landlord.port.contracts.in;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The expected metadata of an audit event: some members, and `changes`.
public final class Tells {

    /// Matches every value except null.
    public static final String SOMETHING = "(something)";

    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, Object> changes = new LinkedHashMap<>();

    private Tells() {}

    /// @param namesAndValues alternating names and values of metadata
    public static Tells of(Object... namesAndValues) {
        Tells tells = new Tells();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tells.members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return tells;
    }

    /// A field of a new entity.
    public Tells made(String field, Object to) {
        return put(field, "to", to);
    }

    /// The old and the new value of a field; null for unset.
    public Tells changed(String field, @Nullable Object from, @Nullable Object to) {
        return put(field, "from", from, "to", to);
    }

    /// A field of a deleted entity.
    public Tells gone(String field, Object from) {
        return put(field, "from", from);
    }

    /// A changed field whose values are not recorded.
    public Tells withheld(String field) {
        return put(field, "withheld", true);
    }

    private Tells put(String field, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> change = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            change.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        changes.put(field, change);
        return this;
    }

    /// As metadata.
    public Map<String, ?> map() {
        Map<String, Object> map = new LinkedHashMap<>(members);
        if (!changes.isEmpty()) {
            map.put("changes", changes);
        }
        return map;
    }

    /// `expected` with the actual values in place of [#SOMETHING].
    static Map<String, @Nullable Object> filled(Map<?, ?> expected, @Nullable Object actual) {
        Map<?, ?> there = actual instanceof Map<?, ?> map ? map : Map.of();
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        expected.forEach((name, value) -> filled.put((String) name, filledValue(value, there.get(name))));
        return filled;
    }

    private static @Nullable Object filledValue(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> map) {
            return filled(map, actual);
        }
        return SOMETHING.equals(expected) && actual != null ? actual : expected;
    }
}
