package org.landlord.domain.quota;

import org.landlord.domain.shared.Identifiers;

/// Which reservation of an organization.
///
/// @param value 1 to 128 characters of `A-Z a-z 0-9 : _ -`, trimmed, not the reserved `__org__`
public record ReservationId(String value) implements Comparable<ReservationId> {

    /// @throws org.landlord.domain.failure.InvalidInput if the id breaks a rule
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
