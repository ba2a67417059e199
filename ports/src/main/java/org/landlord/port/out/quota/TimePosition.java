package org.landlord.port.out.quota;

import java.time.Instant;
import java.util.Comparator;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.tenancy.OrgId;

/// The position of a row in a list of all organizations that is sorted by time: by time, organization and sequence.
///
/// @param sequence of the row in its organization
public record TimePosition(Instant at, OrgId orgId, long sequence) implements Comparable<TimePosition> {

    public static TimePosition of(QuotaEvent event) {
        return new TimePosition(event.occurredAt(), event.limit().orgId(), event.sequence());
    }

    private static final Comparator<TimePosition> ORDER = Comparator.comparing(TimePosition::at)
            .thenComparing(TimePosition::orgId)
            .thenComparing(TimePosition::sequence);

    @Override
    public int compareTo(TimePosition other) {
        return ORDER.compare(this, other);
    }
}
