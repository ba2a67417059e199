package org.landlord.domain.access;

import org.landlord.domain.shared.Identifiers;

/// Which API key. Made by Landlord, never by callers: `key_` and a time-sortable ULID in lower case.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record KeyId(String value) implements Comparable<KeyId> {

    /// What all of them begin with.
    public static final String PREFIX = "key_";

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public KeyId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(KeyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
