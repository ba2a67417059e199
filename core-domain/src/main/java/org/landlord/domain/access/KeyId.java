package org.landlord.domain.access;

import org.landlord.domain.shared.Identifiers;

/// The id of an API key: `key_` and a time-sortable ULID in lower case. Created by Landlord only. See [Identifiers].
public record KeyId(String value) implements Comparable<KeyId> {

    public static final String PREFIX = "key_";

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
