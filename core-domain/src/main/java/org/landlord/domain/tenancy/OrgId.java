package org.landlord.domain.tenancy;

import org.landlord.domain.shared.Identifiers;

/// Which organization. Unique in the whole store.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record OrgId(String value) implements Comparable<OrgId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public OrgId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(OrgId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
