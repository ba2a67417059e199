package org.landlord.domain.access;

import org.landlord.domain.failure.InvalidInput;

/// Which API key: `key_` and a time-sortable ULID in lower case. Made by Landlord, never by callers.
///
/// @param value `key_` and 26 characters of Crockford's base 32 in lower case
public record KeyId(String value) implements Comparable<KeyId> {

    /// What all of them begin with.
    public static final String PREFIX = "key_";

    private static final int LENGTH = PREFIX.length() + 26;
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    /// @throws InvalidInput if the text is none
    public KeyId {
        if (value.length() != LENGTH || !value.startsWith(PREFIX) || !hasOnlyAllowed(value)) {
            throw new InvalidInput("must be " + PREFIX + " and 26 characters of a ULID in lower case");
        }
    }

    private static boolean hasOnlyAllowed(String value) {
        for (int i = PREFIX.length(); i < value.length(); i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
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
