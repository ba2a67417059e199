package org.landlord.persistence.jpa.usage;

import org.landlord.domain.tenancy.OrgId;

/// The key of a usage series, or of a total over series.
///
/// @param number unique in the organization
public record SeriesId(OrgId orgId, long number) implements Comparable<SeriesId> {

    @Override
    public int compareTo(SeriesId other) {
        int byOrg = orgId.value().compareTo(other.orgId.value());
        return byOrg != 0 ? byOrg : Long.compare(number, other.number);
    }
}
