package org.landlord.port.in;

import java.util.List;

/// The outcome of putting something under a key.
///
/// @param value what is there now
/// @param created true if there was nothing before, false if it was replaced
/// @param warnings sentences for the caller: what was done and may not be what was meant. Mostly none
public record Upserted<T>(T value, boolean created, List<String> warnings) {

    public Upserted {
        warnings = List.copyOf(warnings);
    }

    /// Without warnings.
    public Upserted(T value, boolean created) {
        this(value, created, List.of());
    }
}
