package org.landlord.adapter.cli.option;

import org.landlord.domain.failure.InvalidInput;

/// An argument `NAME=VALUE`. The last `=` parts the two: a name may have others in it.
///
/// @param name what stands before it
/// @param value what stands behind it
public record NamedValue(String name, String value) {

    /// @throws InvalidInput if there is no `=`, or nothing before it
    static NamedValue of(String text) {
        int equals = text.lastIndexOf('=');
        if (equals < 1) {
            throw new InvalidInput("must be NAME=VALUE");
        }
        return new NamedValue(text.substring(0, equals), text.substring(equals + 1));
    }
}
