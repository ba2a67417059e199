package org.landlord.domain.usage;

import org.landlord.domain.shared.Identifiers;

/// The id of a usage event, unique in its organization: the idempotency key of a recording. See [Identifiers].
public record EventId(String value) implements Comparable<EventId> {

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
