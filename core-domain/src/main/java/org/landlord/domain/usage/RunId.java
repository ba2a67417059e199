package org.landlord.domain.usage;

import org.landlord.domain.shared.Identifiers;

/// Which run of work caused a usage event. The id comes from outside.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record RunId(String value) implements Comparable<RunId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public RunId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
