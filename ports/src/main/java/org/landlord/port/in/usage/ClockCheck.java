package org.landlord.port.in.usage;

import java.time.Duration;

/// Detects a clock that was set back. Windows of limits end now, so usage that was recorded before the clock
/// was set back is not in them, and exhausted limits accept usage again.
@FunctionalInterface
public interface ClockCheck {

    /// How far the clock is behind the newest of the recently recorded events, of any process. To be called
    /// about every 30 seconds.
    ///
    /// @return zero if it is not behind
    Duration behind();
}
