package org.landlord.domain.workflow.approval;

import org.landlord.domain.shared.Identifiers;

/// The id of an approval, unique in its organization. Landlord generates it. See [Identifiers].
public record ApprovalId(String value) implements Comparable<ApprovalId> {

    public ApprovalId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(ApprovalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
