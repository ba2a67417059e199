package org.landlord.port.in.quota;

/// Periodic maintenance of quotas.
public interface QuotaMaintenance {

    /// Records the threshold crossings that time has caused, in all organizations. To be called about every
    /// 30 seconds.
    ///
    /// @return the number of crossings
    int recordCrossings();

    /// Deletes reservations, of all organizations, that ended more than 90 days ago, in small batches.
    /// Committed usage stays. To be called about every 30 seconds.
    ///
    /// @return the number of deleted reservations
    int removeEndedReservations();
}
