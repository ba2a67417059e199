package org.landlord.adapter.cli.option;

import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;

/// The name of a context: a server and a token saved by `landlord login`.
///
/// @param value 1 to 64 letters, digits and `. _ -`
public record ContextName(String value) implements Comparable<ContextName> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /// The default name.
    public static final ContextName DEFAULT = new ContextName("default");

    /// @throws InvalidInput if the name is invalid
    public ContextName {
        if (!SHAPE.matcher(value).matches()) {
            throw new InvalidInput("must be 1 to 64 letters, digits, dots, hyphens and underscores");
        }
    }

    @Override
    public int compareTo(ContextName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
