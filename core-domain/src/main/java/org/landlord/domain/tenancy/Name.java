package org.landlord.domain.tenancy;

import org.landlord.domain.shared.Text;

/// The display name of an organization, a team or a project.
///
/// @param value 1 to 200 characters: see [Text#checkName]
public record Name(String value) implements Comparable<Name> {

    public static final int MAX_LENGTH = 200;

    public Name {
        value = Text.checkName(value, MAX_LENGTH);
    }

    /// True if this name begins with `prefix`, in upper or lower case.
    public boolean startsWith(Name prefix) {
        return value.regionMatches(true, 0, prefix.value, 0, prefix.value.length());
    }

    @Override
    public int compareTo(Name other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
