package org.landlord.domain.quota;

import org.landlord.domain.shared.Identifiers;

/// The id of a reservation, unique in its organization. See [Identifiers].
public record ReservationId(String value) implements Comparable<ReservationId> {

    public ReservationId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(ReservationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
