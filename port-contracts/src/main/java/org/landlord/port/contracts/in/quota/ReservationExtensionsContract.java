package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertConflict;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.ReservationView;
import org.landlord.port.in.quota.ReserveQuota;

/// The contract of [org.landlord.port.in.quota.QuotaReservations] for extensions, and for lists by status.
public abstract class ReservationExtensionsContract extends QuotaContract {

    private static final Duration TTL = Duration.ofMinutes(10);

    @Test
    void an_extension_changes_the_expiry_and_nothing_else() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        QuotaReservation held = reserve(limit.orgId(), null, "7", TTL);
        Instant later = held.createdAt().plus(Duration.ofHours(2));

        ReservationView extended = extend(held, later);

        assertThat(extended.status()).isEqualTo(ReservationStatus.HELD);
        assertThat(extended.reservation()).isEqualTo(held.extendedTo(later));
        assertThat(extended.reservation().expiresAt()).isEqualTo(later);
        assertThat(landlord().quotaReservations().get(caller(), limit.orgId(), held.reservationId()))
                .isEqualTo(extended);
        assertThat(reserved(limit)).isEqualTo("7");
        assertExceeded(() -> use(limit.orgId(), null, "4"));
    }

    @Test
    void a_repeated_extension_or_an_earlier_end_changes_nothing() {
        QuotaReservation held = reserve(newOrg().orgId(), null, "7", TTL);
        Instant later = held.createdAt().plus(Duration.ofHours(2));
        ReservationView extended = extend(held, later);

        assertThat(extend(held, later)).isEqualTo(extended);
        assertThat(extend(held, later.minusMillis(1))).isEqualTo(extended);
        assertThat(extend(held, held.createdAt())).isEqualTo(extended);
    }

    @Test
    void a_reservation_holds_at_most_24_hours_after_its_creation() {
        QuotaReservation held = reserve(newOrg().orgId(), null, "7", TTL);
        Instant latest = held.createdAt().plus(Duration.ofHours(24));

        assertInvalid(() -> extend(held, latest.plusMillis(1)), "/expiresAt");
        assertThat(extend(held, latest).reservation().expiresAt()).isEqualTo(latest);
        assertInvalid(() -> extend(held, latest.plusMillis(1)), "/expiresAt");

        assertThat(get(held).expiresAt()).isEqualTo(latest);
    }

    @Test
    void a_settled_reservation_cannot_be_extended() {
        OrgId orgId = newOrg().orgId();
        QuotaReservation committed = reserve(orgId, null, "1", TTL);
        QuotaReservation released = reserve(orgId, null, "1", TTL);
        commit(orgId, committed.reservationId(), "1");
        release(orgId, released.reservationId());

        assertThat(assertConflict(() -> extend(committed, committed.expiresAt().plusSeconds(1))))
                .hasMessageContaining("was committed and holds no quota");
        assertThat(assertConflict(() -> extend(released, released.expiresAt().plusSeconds(1))))
                .hasMessageContaining("was released and holds no quota");
        assertThat(get(committed).expiresAt()).isEqualTo(committed.expiresAt());
    }

    @Test
    void an_extended_reservation_is_committed_and_requested_again_as_before() {
        OrgId orgId = newOrg().orgId();
        ReserveQuota command = ReserveQuota.of(new ReservationId("run_1"), tokens(orgId, null), Quantity.of(5), TTL);
        QuotaReservation held = reserve(command).value();
        QuotaReservation extended =
                extend(held, held.expiresAt().plus(Duration.ofHours(1))).reservation();

        assertThat(reserve(command)).isEqualTo(new Upserted<>(extended, false));
        assertThat(commit(orgId, held.reservationId(), "3").expiresAt()).isEqualTo(extended.expiresAt());
    }

    @Test
    void a_missing_reservation_or_a_reservation_of_another_organization_is_not_found() {
        OrgId orgId = newOrg().orgId();
        QuotaReservation foreign = reserve(newOrg().orgId(), null, "1", TTL);
        OrgId missing = new OrgId(unique("org"));

        for (ReservationId id : List.of(new ReservationId("none"), foreign.reservationId())) {
            ExtendReservation command =
                    new ExtendReservation(orgId, id, foreign.expiresAt().plusSeconds(1));
            assertNotFound(
                    "quota_reservation",
                    id,
                    () -> landlord().quotaReservations().extend(caller(), command));
        }
        ExtendReservation nowhere = new ExtendReservation(missing, foreign.reservationId(), foreign.expiresAt());
        assertNotFound("org", missing, () -> landlord().quotaReservations().extend(caller(), nowhere));
        assertThat(get(foreign)).isEqualTo(foreign);
    }

    @Test
    void extensions_are_not_audited() {
        QuotaReservation held = reserve(newOrg().orgId(), null, "1", TTL);

        assertNotAudited(
                held.series().orgId(), () -> extend(held, held.expiresAt().plusSeconds(1)));
    }

    @Test
    void reservations_are_listed_by_status() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        ReservationId committed = reserve(orgId, projectId, "1");
        ReservationId released = reserve(orgId, null, "1");
        ReservationId held = reserve(orgId, null, "1");
        ReservationId ofProject = reserve(orgId, projectId, "1");
        commit(orgId, committed, "1");
        release(orgId, released);

        assertThat(list(orgId, null, ReservationStatus.HELD)).containsExactlyInAnyOrder(held, ofProject);
        assertThat(list(orgId, null, ReservationStatus.COMMITTED)).containsExactly(committed);
        assertThat(list(orgId, null, ReservationStatus.RELEASED)).containsExactly(released);
        assertThat(list(orgId, null, ReservationStatus.EXPIRED)).isEmpty();
        assertThat(list(orgId, projectId, ReservationStatus.HELD)).containsExactly(ofProject);
        assertThat(list(orgId, projectId, ReservationStatus.COMMITTED)).containsExactly(committed);
        assertThat(list(orgId, projectId, ReservationStatus.RELEASED)).isEmpty();
        assertThat(list(orgId, null, null)).hasSize(4);
    }

    private List<ReservationId> list(OrgId orgId, @Nullable ProjectId projectId, @Nullable ReservationStatus status) {
        return walk(
                        1,
                        page -> projectId == null
                                ? landlord().quotaReservations().list(caller(), orgId, status, page)
                                : landlord()
                                        .quotaReservations()
                                        .listOfProject(caller(), orgId, projectId, status, page))
                .stream()
                .map(view -> ((ReservationView) view).reservation().reservationId())
                .toList();
    }

    private ReservationView extend(QuotaReservation reservation, Instant expiresAt) {
        ExtendReservation command =
                new ExtendReservation(reservation.series().orgId(), reservation.reservationId(), expiresAt);
        return landlord().quotaReservations().extend(caller(), command);
    }

    private QuotaReservation get(QuotaReservation reservation) {
        return landlord()
                .quotaReservations()
                .get(caller(), reservation.series().orgId(), reservation.reservationId())
                .reservation();
    }
}
