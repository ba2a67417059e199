package org.landlord.port.in.quota;

/// What has to be done from time to time, whether anybody calls or not.
public interface QuotaUpkeep {

    /// Finds the thresholds that were crossed because time went by, in every organization, and records them. Meant to
    /// be called every half a minute or so.
    ///
    /// @return how many were found
    int recordCrossings();
}
