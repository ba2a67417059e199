package org.landlord.port.in.usage;

import java.time.Duration;

/// Whether the clock of the machine goes on. Windows of limits end now: while the clock is behind, what was recorded
/// before it was set back is not in them, and a limit that is full takes usage again.
@FunctionalInterface
public interface ClockCheck {

    /// How far the clock is behind the newest event among those that were recorded last, by any process. Meant to be
    /// called every half a minute or so.
    ///
    /// @return zero if it is not behind
    Duration behind();
}
