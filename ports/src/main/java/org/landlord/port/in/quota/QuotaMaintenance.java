package org.landlord.port.in.quota;

/// What has to be done from time to time, whether anybody calls or not.
public interface QuotaMaintenance {

    /// Finds the thresholds that were crossed because time went by, in every organization, and records them. Meant to
    /// be called every half a minute or so.
    ///
    /// @return how many were found
    int recordCrossings();

    /// Removes the reservations, of every organization, that ended more than 90 days ago, some at a time. The
    /// usage that was committed stays. Meant to be called as often: most of the time there is nothing to do.
    ///
    /// @return how many were removed
    int removeEndedReservations();
}
