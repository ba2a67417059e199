package org.landlord.domain.quota;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.landlord.domain.failure.InvalidInput;

/// The time zones of calendar periods and of the buckets of usage summaries.
public final class TimeZones {

    /// The time zone if none is given.
    public static final ZoneId DEFAULT = ZoneOffset.UTC;

    private TimeZones() {}

    /// @param id a name of the tz database such as `Europe/Berlin`, `UTC`, or an offset such as `+02:00`
    /// @throws InvalidInput if the time zone is unknown
    public static ZoneId of(String id) {
        try {
            return ZoneId.of(id.strip());
        } catch (DateTimeException _) {
            throw new InvalidInput("must be a time zone such as Europe/Berlin, UTC or +02:00");
        }
    }
}
