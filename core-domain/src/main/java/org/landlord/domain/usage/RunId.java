package org.landlord.domain.usage;

import org.landlord.domain.shared.Identifiers;

/// The id of a run of work that caused usage. It comes from outside. See [Identifiers].
public record RunId(String value) implements Comparable<RunId> {

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
