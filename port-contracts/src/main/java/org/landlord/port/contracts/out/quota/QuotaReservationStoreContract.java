package org.landlord.port.contracts.out.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaReservation.Settlement;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.quota.QuotaReservationStore].
public abstract class QuotaReservationStoreContract extends StorageContract {

    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenantWithProject();
        UsageSeries series = new UsageSeries(tenant.orgId(), PROJECT, new Label(UNICODE), new Label("µs " + UNICODE));
        QuotaReservation held = new QuotaReservation(
                new ReservationId("A:_-z0"),
                series,
                Quantity.parse("999999999999999998.000000001"),
                Instant.parse("1969-12-31T23:59:59.999Z"),
                LATER,
                null);
        List<QuotaReservation> states = List.of(
                held,
                held.settled(new Settlement(NOW.plusMillis(1), new EventId("evt"), Quantity.parse("0.000000001"))),
                held.settled(new Settlement(NOW.plusMillis(1), new EventId("evt"), Quantity.ZERO)),
                held.settled(new Settlement(NOW.plusMillis(1), null, null)));
        write(stores -> stores.usageEvents().append(List.of(tenant.usage("evt", "1", NOW))));

        for (QuotaReservation state : states) {
            write(stores -> stores.quotaReservations().put(state));

            assertThat(find(stores -> stores.quotaReservations().find(tenant.orgId(), held.reservationId())))
                    .contains(state);
            assertThat(list(stores -> stores.quotaReservations().list(tenant.orgId(), null, 10)))
                    .containsExactly(state);
        }
    }

    @Test
    void aMissingReservationIsNotFound() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        put(tenant.reservation("one", null, "1", LATER));

        assertThat(find(stores -> stores.quotaReservations().find(tenant.orgId(), new ReservationId("ONE"))))
                .isEmpty();
        assertThat(find(stores -> stores.quotaReservations().find(other.orgId(), new ReservationId("one"))))
                .isEmpty();
    }

    @Test
    void aReservationRequiresItsOrganizationAndItsProject() {
        Tenant missing = new Tenant(Fixtures.organization());
        Tenant tenant = newTenant();
        newTenantWithProject();

        for (QuotaReservation reservation :
                List.of(missing.reservation("one", null, "1", LATER), tenant.reservation("one", PROJECT, "1", LATER))) {
            assertThatThrownBy(() -> put(reservation)).isInstanceOf(Conflict.class);
        }
    }

    @Test
    void reservationsAreListedById() {
        Tenant tenant = newTenantWithProject();
        List<String> inOrder =
                List.of("-", "0", "9", ":", "A", "Z", "_", "a", "a-", "a-b", "a0", "aB", "a_", "aa", "b");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        shuffled.forEach(id -> put(tenant.reservation(id, id.equals("Z") ? PROJECT : null, "1", LATER)));

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<QuotaReservation> listed = pages(
                    limit,
                    (stores, after) -> stores.quotaReservations()
                            .list(tenant.orgId(), after == null ? null : after.reservationId(), limit));
            assertThat(listed)
                    .extracting(reservation -> reservation.reservationId().value())
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void organizationsAreIsolated() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        put(one.reservation("same", null, "1", LATER));
        put(other.reservation("same", null, "2", LATER));

        assertThat(list(stores -> stores.quotaReservations().list(one.orgId(), null, 10)))
                .containsExactly(one.reservation("same", null, "1", LATER));
        assertThat(held(orgWide(one), NOW)).isEqualTo("1");
        assertThat(held(orgWide(other), NOW)).isEqualTo("2");
    }

    @Test
    void reservationsCanBeListedByProject() {
        Tenant tenant = newTenantWithProject();
        ProjectId second = new ProjectId("second");
        write(stores -> stores.projects().insert(tenant.project(second.value(), "second")));
        put(tenant.reservation("d", PROJECT, "1", LATER));
        put(tenant.reservation("a", null, "1", LATER));
        put(tenant.reservation("b", PROJECT, "1", LATER));
        put(tenant.reservation("c", second, "1", LATER));

        assertThat(list(stores -> stores.quotaReservations().listOfProject(tenant.orgId(), PROJECT, null, 10)))
                .containsExactly(
                        tenant.reservation("b", PROJECT, "1", LATER), tenant.reservation("d", PROJECT, "1", LATER));
        assertThat(list(stores ->
                        stores.quotaReservations().listOfProject(tenant.orgId(), PROJECT, new ReservationId("b"), 10)))
                .containsExactly(tenant.reservation("d", PROJECT, "1", LATER));
        assertThat(list(stores -> stores.quotaReservations().listOfProject(tenant.orgId(), PROJECT, null, 1)))
                .containsExactly(tenant.reservation("b", PROJECT, "1", LATER));
    }

    @Test
    void nothingIsHeldWithoutReservations() {
        assertThat(held(orgWide(newTenant()), NOW)).isEqualTo("0");
    }

    @Test
    void allReservationsAreHeldAgainstAnOrgWideLimit_andThoseOfAProjectAgainstItsLimit() {
        Tenant tenant = newTenantWithProject();
        ProjectId second = new ProjectId("second");
        write(stores -> stores.projects().insert(tenant.project(second.value(), "second")));
        put(tenant.reservation("a", null, "0.1", LATER));
        put(tenant.reservation("b", PROJECT, "1.000000001", LATER));
        put(tenant.reservation("c", PROJECT, "1.999999999", LATER));
        put(tenant.reservation("d", second, "100", LATER));

        assertThat(held(orgWide(tenant), NOW)).isEqualTo("103.1");
        assertThat(held(limit(tenant, PROJECT, "tokens", "count"), NOW)).isEqualTo("3");
        assertThat(held(limit(tenant, second, "tokens", "count"), NOW)).isEqualTo("100");
        assertThat(held(limit(tenant, new ProjectId("missing"), "tokens", "count"), NOW))
                .isEqualTo("0");
    }

    @Test
    void reservationsAreHeldAgainstLimitsOfTheirMetricAndUnit_whateverThePeriod() {
        Tenant tenant = newTenant();
        put(tenant.reservation("a", null, "5", LATER));

        for (Period period : Period.values()) {
            assertThat(held(tenant.limitKey(null, "tokens", "count", period), NOW))
                    .isEqualTo("5");
        }
        assertThat(held(limit(tenant, null, "Tokens", "count"), NOW)).isEqualTo("0");
        assertThat(held(limit(tenant, null, "tokens", "ms"), NOW)).isEqualTo("0");
    }

    @Test
    void aReservationIsHeldUntilTheMillisecondBeforeItExpires() {
        Tenant tenant = newTenant();
        put(tenant.reservation("a", null, "5", LATER));
        put(tenant.reservation("b", null, "2", LATER.plusMillis(1)));

        assertThat(held(orgWide(tenant), LATER.minusMillis(1))).isEqualTo("7");
        assertThat(held(orgWide(tenant), LATER)).isEqualTo("2");
        assertThat(held(orgWide(tenant), LATER.plusMillis(1))).isEqualTo("0");
    }

    @Test
    void settledReservationsHoldNothing() {
        Tenant tenant = newTenant();
        QuotaReservation committed = tenant.reservation("committed", null, "1", LATER);
        QuotaReservation released = tenant.reservation("released", null, "10", LATER);
        List.of(committed, released, tenant.reservation("held", null, "100", LATER))
                .forEach(this::put);
        write(stores -> stores.usageEvents().append(List.of(tenant.usage("evt", "1", NOW))));
        assertThat(held(orgWide(tenant), NOW)).isEqualTo("111");

        put(committed.settled(new Settlement(NOW, new EventId("evt"), Quantity.of(1))));
        assertThat(held(orgWide(tenant), NOW)).isEqualTo("110");

        put(released.settled(new Settlement(NOW, null, null)));
        assertThat(held(orgWide(tenant), NOW)).isEqualTo("100");
    }

    @Test
    void aHeldSumBeyondSixtyFourBitsIsExact() {
        Tenant tenant = newTenant();
        // 19 times almost 10^18 is a little more than 2^64.
        write(stores -> {
            for (int i = 0; i < 19; i++) {
                stores.quotaReservations().put(tenant.reservation("r" + i, null, "999999999999999999", LATER));
            }
        });

        assertThat(held(orgWide(tenant), NOW)).isEqualTo("18999999999999999981");
    }

    @Test
    void aReservationOfAFailedUnitIsNotHeld() {
        Tenant tenant = newTenant();

        assertThatThrownBy(() -> write(stores -> {
                    stores.quotaReservations().put(tenant.reservation("a", null, "5", LATER));
                    assertThat(stores.quotaReservations().held(orgWide(tenant), NOW))
                            .isEqualTo(QuantitySum.of(5));
                    throw new Conflict("a rule says no");
                }))
                .isInstanceOf(Conflict.class);

        assertThat(held(orgWide(tenant), NOW)).isEqualTo("0");
    }

    @Test
    void aHeldSumCanBeLargerThanTheLargestQuantity() {
        Tenant tenant = newTenant();
        put(tenant.reservation("a", null, "999999999999999999", LATER));
        put(tenant.reservation("b", null, "999999999999999999", LATER));

        assertThat(held(orgWide(tenant), NOW)).isEqualTo("1999999999999999998");
    }

    @Test
    void aReservationIsHeldFromItsCreationOn() {
        Tenant tenant = newTenant();
        QuotaReservation reservation = tenant.reservation("a", null, "5", LATER);
        put(reservation);

        assertThat(heldOfThoseMadeUntil(tenant, NOW, reservation.createdAt())).isEqualTo("5");
        assertThat(heldOfThoseMadeUntil(tenant, NOW, reservation.createdAt().minusMillis(1)))
                .isEqualTo("0");
        assertThat(heldOfThoseMadeUntil(tenant, LATER, reservation.createdAt())).isEqualTo("0");
    }

    private String heldOfThoseMadeUntil(Tenant tenant, Instant instant, Instant madeUntil) {
        return read(stores -> stores.quotaReservations().held(orgWide(tenant), instant, madeUntil))
                .toString();
    }

    @Test
    void aProjectHasHeldReservationsUntilTheLastOneIsSettledOrExpires() {
        Tenant tenant = newTenantWithProject();
        put(tenant.reservation("a", null, "5", LATER));
        assertThat(isHeld(tenant, NOW)).isFalse();
        QuotaReservation reservation = tenant.reservation("b", PROJECT, "5", LATER);
        put(reservation);

        assertThat(isHeld(tenant, LATER.minusMillis(1))).isTrue();
        assertThat(isHeld(tenant, LATER)).isFalse();
        assertThat(isHeld(newTenantWithProject(), NOW)).isFalse();

        put(reservation.settled(new QuotaReservation.Settlement(NOW, null, null)));
        assertThat(isHeld(tenant, NOW)).isFalse();
    }

    @Test
    void heldReservationsAreCountedByOrganization() {
        Tenant tenant = newTenantWithProject();
        Tenant other = newTenant();
        Tenant without = newTenant();
        put(tenant.reservation("a", null, "5", LATER));
        put(tenant.reservation("b", PROJECT, "5", LATER.plusMillis(1)));
        put(other.reservation("a", null, "5", LATER));
        put(tenant.reservation("settled", null, "5", LATER).settled(new Settlement(NOW, null, null)));
        put(without.reservation("expired", null, "5", NOW));

        assertThat(countHeld(NOW))
                .containsEntry(tenant.orgId(), 2L)
                .containsEntry(other.orgId(), 1L)
                .doesNotContainKey(without.orgId());
        assertThat(countHeld(LATER)).containsEntry(tenant.orgId(), 1L).doesNotContainKey(other.orgId());
    }

    @Test
    void reservationsThatEndedBeforeAnInstantAreRemovedInSlices_andNoOthers() {
        Tenant tenant = newTenant();
        Instant ended = Instant.parse("2001-02-03T04:05:06.007Z");
        write(stores -> stores.usageEvents().append(List.of(tenant.usage("evt", "1", NOW))));
        QuotaReservation settledInTime = tenant.reservation("settled", null, "1", LATER);
        List<QuotaReservation> going = List.of(
                tenant.reservation("expired", null, "1", ended),
                settledInTime.settled(new Settlement(ended, null, null)),
                tenant.reservation("committed", null, "1", LATER)
                        .settled(new Settlement(ended, new EventId("evt"), Quantity.of(1))));
        List<QuotaReservation> staying = List.of(
                tenant.reservation("expired-later", null, "1", ended.plusMillis(1)),
                tenant.reservation("held", null, "1", LATER),
                tenant.reservation("settled-later", null, "1", ended)
                        .settled(new Settlement(ended.plusMillis(1), null, null)));
        staying.forEach(this::put);
        Instant bound = ended.plusMillis(1);
        assertThat(hasEndedBefore(bound)).isFalse();
        going.forEach(this::put);

        assertThat(hasEndedBefore(bound)).isTrue();
        assertThat(removeEndedBefore(bound, 2)).isEqualTo(2);
        assertThat(hasEndedBefore(bound)).isTrue();
        assertThat(removeEndedBefore(bound, 2)).isEqualTo(1);
        assertThat(hasEndedBefore(bound)).isFalse();
        assertThat(removeEndedBefore(bound, 2)).isZero();
        assertThat(list(stores -> stores.quotaReservations().list(tenant.orgId(), null, 10)))
                .containsExactlyElementsOf(staying);
        assertThat(unitOfWork()
                        .<Map<EventId, UsageEvent>>read(
                                stores -> stores.usageEvents().find(tenant.orgId(), List.of(new EventId("evt")))))
                .hasSize(1);

        assertThat(removeEndedBefore(bound.plusMillis(1), 10)).isEqualTo(2);
    }

    private boolean hasEndedBefore(Instant instant) {
        return read(stores -> stores.quotaReservations().hasEndedBefore(instant));
    }

    private int removeEndedBefore(Instant instant, int limit) {
        return unitOfWork().write(stores -> stores.quotaReservations().removeEndedBefore(instant, limit));
    }

    private Map<OrgId, Long> countHeld(Instant instant) {
        return read(stores -> stores.quotaReservations().countHeld(instant));
    }

    private boolean isHeld(Tenant tenant, Instant instant) {
        return read(stores -> stores.quotaReservations().isHeld(tenant.orgId(), PROJECT, instant));
    }

    private void put(QuotaReservation reservation) {
        write(stores -> stores.quotaReservations().put(reservation));
    }

    private String held(LimitKey limit, Instant instant) {
        return read(stores -> stores.quotaReservations().held(limit, instant)).toString();
    }

    private static LimitKey orgWide(Tenant tenant) {
        return limit(tenant, null, "tokens", "count");
    }

    private static LimitKey limit(Tenant tenant, @Nullable ProjectId projectId, String metric, String unit) {
        return tenant.limitKey(projectId, metric, unit, Period.DAILY);
    }

    private Tenant newTenantWithProject() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project(PROJECT.value(), "project")));
        return tenant;
    }
}
