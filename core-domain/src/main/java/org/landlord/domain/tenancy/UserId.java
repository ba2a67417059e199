package org.landlord.domain.tenancy;

import org.landlord.domain.shared.ExternalIds;
import org.landlord.domain.shared.Text;

/// Which person. The id comes from outside: Landlord keeps memberships, not people.
///
/// @param value 1 to 255 printable characters without white space at the ends, to the letter; not `.`, `..` or the
///     reserved `__org__`
public record UserId(String value) implements Comparable<UserId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public UserId {
        value = ExternalIds.check(value);
    }

    @Override
    public int compareTo(UserId other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
