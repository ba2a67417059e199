package org.landlord.port.out;

import java.time.Instant;

/// The current time.
public interface Clock {

    /// The current time in UTC, in whole milliseconds.
    Instant now();
}
