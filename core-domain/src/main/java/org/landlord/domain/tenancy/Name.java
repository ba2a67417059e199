package org.landlord.domain.tenancy;

import org.landlord.domain.shared.Text;

/// What people call an organization, a team or a project.
///
/// @param value 1 to 200 characters after trimming, in NFC, of those that can be seen: see [Text#checkName]
public record Name(String value) implements Comparable<Name> {

    /// The most characters it may have.
    public static final int MAX_LENGTH = 200;

    /// @throws org.landlord.domain.failure.InvalidInput if the text breaks a rule
    public Name {
        value = Text.checkName(value, MAX_LENGTH);
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
