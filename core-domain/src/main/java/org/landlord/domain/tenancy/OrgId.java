package org.landlord.domain.tenancy;

import org.landlord.domain.shared.Identifiers;

/// The id of an organization, unique in the whole store. See [Identifiers].
public record OrgId(String value) implements Comparable<OrgId> {

    public OrgId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(OrgId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
