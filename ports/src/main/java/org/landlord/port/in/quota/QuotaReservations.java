package org.landlord.port.in.quota;

import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Quantity held against limits for work whose size is known only afterwards. Not audited: reserving is the
/// first half of recording usage, and reservations are kept for 90 days after they have ended, whatever
/// became of them; the usage that was committed stays.
public interface QuotaReservations {

    /// Holds quantity against every limit that binds it. Asking again with the same id and the same words
    /// answers with what is there, be it committed by now, and holds nothing more. The outcome warns if the
    /// metric is limited in another unit.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if there is no such project
    /// @throws org.landlord.domain.failure.Conflict if its id was used for another reservation, or for one
    ///     that has expired or was released: it would hold nothing
    /// @throws org.landlord.domain.failure.QuotaExceeded if a hard limit has not that much left
    @Needs(Operation.RESERVE_QUOTA)
    Upserted<ReservationView> reserve(Caller caller, ReserveQuota command);

    /// Records what was really used, and holds nothing any more. Less than was reserved is always recorded;
    /// what is more must be left within the hard limits. Committing again with the same words, or fewer of
    /// them, changes nothing. What was used may be dated back as other usage may: see
    /// [org.landlord.port.in.usage.Usage#recordAsync].
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or reservation
    /// @throws org.landlord.domain.failure.InvalidInput naming `observedAt`, if that is more than 5 minutes
    ///     before the reservation was made, or ahead of the clock
    /// @throws org.landlord.domain.failure.Conflict if it was released, has expired, or was committed with
    ///     another quantity, date, run or metadata
    /// @throws org.landlord.domain.failure.QuotaExceeded if a hard limit has not that much more left; it is
    ///     held on
    @Needs(Operation.COMMIT_QUOTA_RESERVATION)
    ReservationView commit(Caller caller, CommitReservation command);

    /// Gives back what is held. Releasing what is released or has expired changes nothing.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or reservation
    /// @throws org.landlord.domain.failure.Conflict if it was committed
    @Needs(Operation.RELEASE_QUOTA_RESERVATION)
    ReservationView release(Caller caller, OrgId orgId, ReservationId reservationId);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or reservation
    @Needs(Operation.GET_QUOTA_RESERVATION)
    ReservationView get(Caller caller, OrgId orgId, ReservationId reservationId);

    /// The reservations of an organization by id, settled ones too.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_QUOTA_RESERVATIONS)
    Page<ReservationView> list(Caller caller, OrgId orgId, PageRequest page);

    /// Those of one project. It takes no more than to read in that project.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_PROJECT_QUOTA_RESERVATIONS)
    Page<ReservationView> listOfProject(Caller caller, OrgId orgId, ProjectId projectId, PageRequest page);
}
