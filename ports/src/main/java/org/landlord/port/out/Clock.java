package org.landlord.port.out;

import java.time.Instant;

/// What time it is.
public interface Clock {

    /// The present instant, in UTC and whole milliseconds.
    Instant now();
}
