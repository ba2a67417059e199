package org.landlord.adapter.cli.option;

import org.landlord.domain.failure.InvalidInput;

/// An argument `KEY=VALUE`, split at the last `=`: a key may contain others.
///
public record KeyValue(String key, String value) {

    /// @throws InvalidInput without `=`, or if the key is empty
    static KeyValue of(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new InvalidInput("must be KEY=VALUE");
        }
        return new KeyValue(text.substring(0, equals), text.substring(equals + 1));
    }
}
