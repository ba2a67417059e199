package org.landlord.domain.workflow.approval;

import org.landlord.domain.shared.Identifiers;

/// The id of an approval policy, unique in its organization. See [Identifiers].
public record PolicyId(String value) implements Comparable<PolicyId> {

    public PolicyId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(PolicyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
