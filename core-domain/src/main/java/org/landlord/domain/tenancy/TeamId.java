package org.landlord.domain.tenancy;

import org.landlord.domain.shared.Identifiers;

/// Which team of an organization.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record TeamId(String value) implements Comparable<TeamId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public TeamId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
