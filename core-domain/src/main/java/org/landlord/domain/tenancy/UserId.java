package org.landlord.domain.tenancy;

import org.landlord.domain.shared.Identifiers;

/// Which person. The id comes from outside: Landlord keeps memberships, not people.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record UserId(String value) implements Comparable<UserId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public UserId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
