package org.landlord.application.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.Listing;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.quota.TimePosition;

/// The keys of lists of all organizations that are sorted by time.
final class TimePositions {

    private TimePositions() {}

    static Listing.Key key(TimePosition position) {
        return Listing.Key.of(position.at().toEpochMilli(), position.orgId(), position.sequence());
    }

    static @Nullable TimePosition position(Listing.@Nullable Key key) {
        return key == null
                ? null
                : new TimePosition(
                        Instant.ofEpochMilli(Long.parseLong(key.text(0))),
                        new OrgId(key.text(1)),
                        Long.parseLong(key.text(2)));
    }
}
