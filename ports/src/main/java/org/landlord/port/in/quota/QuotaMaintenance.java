package org.landlord.port.in.quota;

import java.util.Map;
import org.landlord.domain.tenancy.OrgId;

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

    /// Stores the refusals by hard limits since the last call. To be called every second and before the process
    /// ends: until then they are in memory only.
    ///
    /// @return the number of stored denials
    /// @throws org.landlord.domain.failure.Failure if storage cannot write now; the next call stores them then
    int recordDenials();

    /// Deletes denials, of all organizations, whose last refusal was more than 90 days ago, in small batches. To be
    /// called about every 30 seconds.
    ///
    /// @return the number of deleted denials
    int removeOldDenials();

    /// The numbers of reservations that are held now, of the organizations with any. For metrics.
    Map<OrgId, Long> countHeldReservations();
}
