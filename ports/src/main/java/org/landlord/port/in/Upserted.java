package org.landlord.port.in;

import java.util.List;

/// The result of creating or replacing a resource.
///
/// @param value as stored
/// @param created false if it was replaced or unchanged
/// @param warnings sentences about a result that may be unintended
public record Upserted<T>(T value, boolean created, List<String> warnings) {

    public Upserted {
        warnings = List.copyOf(warnings);
    }

    public Upserted(T value, boolean created) {
        this(value, created, List.of());
    }
}
