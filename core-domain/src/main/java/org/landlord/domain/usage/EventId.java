package org.landlord.domain.usage;

import org.landlord.domain.shared.Identifiers;

/// Which usage event of an organization: the key under which recording it again is the same recording.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record EventId(String value) implements Comparable<EventId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public EventId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
