package org.landlord.domain.access;

import org.landlord.domain.shared.Identifiers;

/// Who did something: a user, a key, a service.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record ActorId(String value) implements Comparable<ActorId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public ActorId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(ActorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
