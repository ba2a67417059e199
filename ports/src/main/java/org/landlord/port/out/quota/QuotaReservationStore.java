package org.landlord.port.out.quota;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.QuantitySum;

/// Reservations.
public interface QuotaReservationStore {

    /// Inserts, or replaces the reservation with the same id.
    void put(QuotaReservation reservation);

    Optional<QuotaReservation> find(OrgId orgId, ReservationId reservationId);

    /// By id.
    List<QuotaReservation> list(OrgId orgId, @Nullable ReservationId after, int limit);

    /// Those of one project, by id.
    List<QuotaReservation> listOfProject(OrgId orgId, ProjectId projectId, @Nullable ReservationId after, int limit);

    /// The sum of what unsettled reservations that expire after `instant` hold against a limit: an org-wide limit is
    /// bound by those of every project.
    QuantitySum held(LimitKey limit, Instant instant);

    /// The same, of those that were made by then.
    ///
    /// @param madeUntil the last instant at which they were made
    QuantitySum held(LimitKey limit, Instant instant, Instant madeUntil);

    /// True if an unsettled reservation of the project expires after `instant`.
    boolean isHeld(OrgId orgId, ProjectId projectId, Instant instant);

    /// True if a reservation, of any organization, ended before `instant`: it was settled before, or expired
    /// before without being settled.
    boolean hasEndedBefore(Instant instant);

    /// Removes reservations that ended before `instant`. The usage that was committed stays.
    ///
    /// @param limit the most to remove; which, if there are more, is the storage's choice
    /// @return how many were removed; less than `limit` if none is left
    int removeEndedBefore(Instant instant, int limit);
}
