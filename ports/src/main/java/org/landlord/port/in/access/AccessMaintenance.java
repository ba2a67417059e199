package org.landlord.port.in.access;

/// What has to be done from time to time, whether anybody calls or not.
public interface AccessMaintenance {

    /// Writes down when keys were last used: for all of them at once, instead of one by one as they are used.
    /// Meant to be called every half a minute or so, and once at the end.
    ///
    /// @return of how many keys there was news
    int recordLastUse();
}
