package org.landlord.domain.access;

import org.landlord.domain.shared.ExternalIds;
import org.landlord.domain.shared.Text;

/// Who did something: a user, a key, a service.
///
/// @param value 1 to 255 printable characters without white space at the ends, to the letter; not `.`, `..` or the
///     reserved `__org__`
public record ActorId(String value) implements Comparable<ActorId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
    public ActorId {
        value = ExternalIds.check(value);
    }

    @Override
    public int compareTo(ActorId other) {
        return Text.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
