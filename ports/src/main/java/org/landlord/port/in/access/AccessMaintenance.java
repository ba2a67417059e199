package org.landlord.port.in.access;

/// Periodic maintenance of API keys.
public interface AccessMaintenance {

    /// Stores when keys were last used, for all of them at once. To be called about every 30 seconds and
    /// before the process ends.
    ///
    /// @return the number of keys that were used since the last call
    int recordLastUse();
}
