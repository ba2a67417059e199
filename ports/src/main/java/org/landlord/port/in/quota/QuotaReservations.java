package org.landlord.port.in.quota;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Reservations hold quota for work whose size is known only when it is done. They are not audited, and are
/// deleted 90 days after their end; committed usage stays.
public interface QuotaReservations {

    /// Reserves a quantity of every limit that applies. Repeating it with the same id and content returns the
    /// existing reservation, also if it was committed. The result has a warning if the metric is limited in
    /// another unit.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput naming `projectId`, if there is no such project
    /// @throws org.landlord.domain.failure.Conflict if the id was used for another reservation, or for one
    ///     that has expired or was released
    /// @throws org.landlord.domain.failure.QuotaExceeded if a hard limit has too little left
    @Needs(Operation.RESERVE_QUOTA)
    Upserted<ReservationView> reserve(Caller caller, ReserveQuota command);

    /// Returns what [#reserve] would return now, or fails as it would, and changes nothing. A generated id is
    /// another one than that of a later request.
    @Needs(Operation.RESERVE_QUOTA)
    Upserted<ReservationView> dryRun(Caller caller, ReserveQuota command);

    /// Records the quantity that was used and ends the reservation. A quantity up to the reserved one is
    /// always recorded; a larger one must be within the hard limits. Repeating it with the same content, or a
    /// part of it, changes nothing. The usage may be dated back: see
    /// [org.landlord.port.in.usage.Usage#recordAsync].
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or reservation
    /// @throws org.landlord.domain.failure.InvalidInput naming `observedAt`, if it is more than 5 minutes
    ///     before the creation of the reservation, or ahead of the clock
    /// @throws org.landlord.domain.failure.Conflict if the reservation was released, has expired, or was
    ///     committed with another quantity, time, run or metadata
    /// @throws org.landlord.domain.failure.QuotaExceeded if a hard limit has too little left; the reservation
    ///     stays
    @Needs(Operation.COMMIT_QUOTA_RESERVATION)
    ReservationView commit(Caller caller, CommitReservation command);

    /// Extends the hold of a reservation, to at most 24 hours after its creation. Repeating it, or an earlier end
    /// than the present one, changes nothing.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or reservation
    /// @throws org.landlord.domain.failure.InvalidInput naming `expiresAt`, if it is more than 24 hours after the
    ///     creation of the reservation
    /// @throws org.landlord.domain.failure.Conflict if the reservation was committed, was released or has expired
    @Needs(Operation.EXTEND_QUOTA_RESERVATION)
    ReservationView extend(Caller caller, ExtendReservation command);

    /// Releases the reserved quantity. Repeating it, or releasing an expired reservation, changes nothing.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or reservation
    /// @throws org.landlord.domain.failure.Conflict if it was committed
    @Needs(Operation.RELEASE_QUOTA_RESERVATION)
    ReservationView release(Caller caller, OrgId orgId, ReservationId reservationId);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or reservation
    @Needs(Operation.GET_QUOTA_RESERVATION)
    ReservationView get(Caller caller, OrgId orgId, ReservationId reservationId);

    /// Lists the reservations of an organization by id, including those that ended.
    ///
    /// @param status only those with this status now; null does not filter
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_QUOTA_RESERVATIONS)
    Page<ReservationView> list(Caller caller, OrgId orgId, @Nullable ReservationStatus status, PageRequest page);

    /// Lists the reservations of one project by id.
    ///
    /// @param status only those with this status now; null does not filter
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_PROJECT_QUOTA_RESERVATIONS)
    Page<ReservationView> listOfProject(
            Caller caller, OrgId orgId, ProjectId projectId, @Nullable ReservationStatus status, PageRequest page);
}
