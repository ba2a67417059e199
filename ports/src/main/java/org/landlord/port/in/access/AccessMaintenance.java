package org.landlord.port.in.access;

/// Periodic maintenance of API keys and sessions.
public interface AccessMaintenance {

    /// Stores when keys and sessions were last used, for all of them at once. To be called about every 30 seconds and
    /// before the process ends.
    ///
    /// @return the number of keys and sessions that were used since the last call
    int recordLastUse();

    /// Removes the sessions that are over.
    ///
    /// @return the number of removed sessions
    int removeEndedSessions();
}
