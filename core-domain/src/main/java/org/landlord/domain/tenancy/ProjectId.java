package org.landlord.domain.tenancy;

import org.landlord.domain.shared.Identifiers;

/// The id of a project, unique in its organization. See [Identifiers].
public record ProjectId(String value) implements Comparable<ProjectId> {

    public ProjectId {
        value = Identifiers.check(value);
    }

    @Override
    public int compareTo(ProjectId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
