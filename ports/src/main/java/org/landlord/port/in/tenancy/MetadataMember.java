package org.landlord.port.in.tenancy;

import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Text;

/// A member of metadata that a list is filtered by.
///
/// @param key its name, 1 to 128 characters
/// @param value a string, or a number or boolean as JSON writes it, at most 500 characters
public record MetadataMember(String key, String value) {

    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 500;

    public MetadataMember {
        key = Text.check(key, MAX_KEY);
        value = Text.check(value, MAX_VALUE);
    }

    /// @param text `key=value`, split at the first `=`
    /// @throws InvalidInput if it is not of this form
    public static MetadataMember of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new InvalidInput("must be key=value");
        }
        return new MetadataMember(text.substring(0, equals), text.substring(equals + 1));
    }

    @Override
    public String toString() {
        return key + "=" + value;
    }
}
