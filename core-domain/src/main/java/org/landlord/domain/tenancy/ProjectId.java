package org.landlord.domain.tenancy;

import org.landlord.domain.shared.Identifiers;

/// Which project of an organization.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record ProjectId(String value) implements Comparable<ProjectId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public ProjectId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(ProjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
