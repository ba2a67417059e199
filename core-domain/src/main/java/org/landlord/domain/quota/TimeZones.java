package org.landlord.domain.quota;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.landlord.domain.failure.InvalidInput;

/// The rules of the time zones that calendar periods begin their days in.
public final class TimeZones {

    /// The time zone of a limit that is given none.
    public static final ZoneId DEFAULT = ZoneOffset.UTC;

    private TimeZones() {}

    /// @param id a name of the tz database such as `Europe/Berlin`, `UTC`, or an offset such as `+02:00`
    /// @throws InvalidInput if there is no such time zone
    public static ZoneId of(String id) {
        try {
            return ZoneId.of(id.strip());
        } catch (DateTimeException _) {
            throw new InvalidInput("must be a time zone such as Europe/Berlin, UTC or +02:00");
        }
    }
}
