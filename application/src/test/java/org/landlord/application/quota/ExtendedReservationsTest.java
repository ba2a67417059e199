package org.landlord.application.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ReservationStatus;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.quota.ExtendReservation;
import org.landlord.port.in.quota.ReserveQuota;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.usage.RecordUsage;

/// Reservations that expire, with and without an extension: the test moves the clock.
class ExtendedReservationsTest {

    private static final Caller CALLER = Caller.operator(new ActorId("test"));
    private static final OrgId ORG = new OrgId("org");
    private static final ProjectId PROJECT = new ProjectId("project_app");
    private static final Label TOKENS = new Label("tokens");
    private static final Duration TTL = Duration.ofMinutes(5);

    private final InMemory inMemory = new InMemory();
    private final LandlordApplication landlord = inMemory.landlord();

    @BeforeEach
    void anOrganizationWithALimit() {
        landlord.organizations()
                .create(CALLER, new CreateOrganization(ORG, new Slug("org"), new Name("Org"), Metadata.empty()));
        landlord.projects()
                .create(CALLER, new CreateProject(ORG, PROJECT, new Slug("app"), new Name("App"), Metadata.empty()));
        LimitKey limit = LimitKey.of(ORG, null, TOKENS, null, Period.DAILY);
        landlord.usageLimits()
                .set(
                        CALLER,
                        new SetUsageLimit(limit, Quantity.of(10), Enforcement.HARD, null, null, Precondition.none()));
    }

    @Test
    void givenAnExtendedReservation_whenItsFirstExpiryPasses_thenItHolds_untilTheNewOne() {
        QuotaReservation held = reserve("rsv_1", null);
        extend(held, Duration.ofHours(1));

        inMemory.pass(TTL);
        assertThat(status(held)).isEqualTo(ReservationStatus.HELD);
        assertThat(refusal().shortfall().resetAt()).isEqualTo(held.createdAt().plus(Duration.ofHours(1)));
        inMemory.pass(Duration.ofHours(1).minus(TTL));

        assertThat(status(held)).isEqualTo(ReservationStatus.EXPIRED);
        use(10);
    }

    @Test
    void givenAReservationExtendedToItsLatestEnd_whenAnotherRequestIsRefused_thenResetAtIsThatEnd() {
        QuotaReservation held = reserve("rsv_1", null);
        inMemory.pass(Duration.ofMinutes(4));
        extend(held, QuotaReservation.MAX_TTL);

        assertThat(refusal().shortfall().resetAt()).isEqualTo(held.createdAt().plus(QuotaReservation.MAX_TTL));
    }

    @Test
    void givenAnExpiredReservation_whenItIsExtended_thenItStaysExpired() {
        QuotaReservation held = reserve("rsv_1", null);
        inMemory.pass(TTL);

        assertThatThrownBy(() -> extend(held, Duration.ofHours(1)))
                .isInstanceOf(Conflict.class)
                .hasMessage("the reservation rsv_1 has expired and holds no quota: create another one");

        assertThat(status(held)).isEqualTo(ReservationStatus.EXPIRED);
    }

    @Test
    void givenReservationsOfEveryStatus_whenTimePasses_thenTheyAreListedByTheirPresentStatus() {
        QuotaReservation expiring = reserve("rsv_1", null);
        extend(reserve("rsv_2", null), Duration.ofHours(1));
        assertThat(ids(ReservationStatus.HELD)).containsExactly("rsv_1", "rsv_2");

        inMemory.pass(TTL);

        assertThat(ids(ReservationStatus.HELD)).containsExactly("rsv_2");
        assertThat(ids(ReservationStatus.EXPIRED))
                .containsExactly(expiring.reservationId().value());
    }

    @Test
    void givenAnExpiredReservation_whenItIsCommitted_thenTheRefusalSaysHowToRecordTheUsage() {
        reserve("rsv_1", PROJECT);
        inMemory.pass(TTL);
        CommitReservation commit =
                new CommitReservation(ORG, new ReservationId("rsv_1"), Quantity.parse("2.5"), null, Metadata.empty());

        assertThatThrownBy(() -> landlord.quotaReservations().commit(CALLER, commit))
                .isInstanceOf(Conflict.class)
                .hasMessage("the reservation rsv_1 has expired and holds no quota: record the usage as a usage event;"
                        + " to exceed a hard limit, use enforce=false with the permission usage:correct. To record what"
                        + " was used, record a usage event with projectId project_app, metric tokens, unit count,"
                        + " quantity 2.5 and, so that it counts once, eventId rsv_1");
        RecordUsage said = new RecordUsage(
                new EventId("rsv_1"),
                PROJECT,
                null,
                TOKENS,
                Quantity.parse("2.5"),
                new Label("count"),
                null,
                Metadata.empty());

        assertThat(landlord.usage().record(CALLER, ORG, said).duplicate()).isFalse();
        assertThat(landlord.usage().record(CALLER, ORG, said).duplicate()).isTrue();
    }

    private QuotaReservation reserve(String id, @Nullable ProjectId projectId) {
        UsageSeries series = UsageSeries.of(ORG, projectId, TOKENS, null);
        ReserveQuota command = ReserveQuota.of(new ReservationId(id), series, Quantity.of(3), TTL);
        return landlord.quotaReservations().reserve(CALLER, command).value().reservation();
    }

    private void extend(QuotaReservation reservation, Duration hold) {
        landlord.quotaReservations()
                .extend(
                        CALLER,
                        new ExtendReservation(
                                ORG,
                                reservation.reservationId(),
                                reservation.createdAt().plus(hold)));
    }

    private ReservationStatus status(QuotaReservation reservation) {
        return landlord.quotaReservations()
                .get(CALLER, ORG, reservation.reservationId())
                .status();
    }

    private List<String> ids(ReservationStatus status) {
        return landlord.quotaReservations().list(CALLER, ORG, status, PageRequest.first()).items().stream()
                .map(view -> view.reservation().reservationId().value())
                .toList();
    }

    private QuotaExceeded refusal() {
        QuotaExceeded refused = catchThrowableOfType(QuotaExceeded.class, () -> use(10));
        assertThat(refused).isNotNull();
        return refused;
    }

    private void use(long quantity) {
        landlord.usage()
                .record(
                        CALLER,
                        ORG,
                        new RecordUsage(null, null, null, TOKENS, Quantity.of(quantity), null, null, Metadata.empty()));
    }
}
