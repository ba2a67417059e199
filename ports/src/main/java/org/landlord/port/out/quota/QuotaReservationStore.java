package org.landlord.port.out.quota;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.QuantitySum;

/// Reservations of quota.
public interface QuotaReservationStore {

    /// Inserts or replaces the reservation with the same id.
    void put(QuotaReservation reservation);

    Optional<QuotaReservation> find(OrgId orgId, ReservationId reservationId);

    /// By id.
    List<QuotaReservation> list(OrgId orgId, @Nullable ReservationId after, int limit);

    /// Those of one project, by id.
    List<QuotaReservation> listOfProject(OrgId orgId, ProjectId projectId, @Nullable ReservationId after, int limit);

    /// The sum that unsettled reservations expiring after `instant` hold of a limit. A limit of the
    /// organization is bound by those of every project.
    QuantitySum held(LimitKey limit, Instant instant);

    /// The same for reservations that were created by then.
    ///
    /// @param madeUntil the latest time of creation
    QuantitySum held(LimitKey limit, Instant instant, Instant madeUntil);

    /// True if an unsettled reservation of the project expires after `instant`.
    boolean isHeld(OrgId orgId, ProjectId projectId, Instant instant);

    /// The numbers of unsettled reservations that expire after `instant`, of the organizations with any.
    Map<OrgId, Long> countHeld(Instant instant);

    /// True if a reservation of any organization was settled or has expired before `instant`.
    boolean hasEndedBefore(Instant instant);

    /// Deletes reservations that ended before `instant`. Committed usage stays.
    ///
    /// @param limit the maximum number; storage chooses which
    /// @return the number of deleted reservations; less than `limit` if none is left
    int removeEndedBefore(Instant instant, int limit);
}
