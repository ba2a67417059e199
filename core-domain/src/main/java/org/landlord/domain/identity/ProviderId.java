package org.landlord.domain.identity;

import org.landlord.domain.shared.Identifiers;

/// Which identity provider of an organization.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record ProviderId(String value) implements Comparable<ProviderId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public ProviderId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(ProviderId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
