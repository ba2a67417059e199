package org.landlord.adapter.cli.shared;

import java.util.regex.Pattern;
import org.landlord.domain.failure.InvalidInput;

/// What somebody calls a server that they have signed in to.
///
/// @param value 1 to 64 letters, digits and `. _ -`
public record ContextName(String value) implements Comparable<ContextName> {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /// What it is called if nobody says.
    public static final ContextName DEFAULT = new ContextName("default");

    /// @throws InvalidInput if the text is none
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
