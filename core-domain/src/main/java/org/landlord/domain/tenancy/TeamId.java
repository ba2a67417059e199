package org.landlord.domain.tenancy;

import org.landlord.domain.shared.Identifiers;

/// The id of a team, unique in its organization. See [Identifiers].
public record TeamId(String value) implements Comparable<TeamId> {

    public TeamId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(TeamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
