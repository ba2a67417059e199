package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.in.quota.ReserveQuota;

/// The effect of reservations on limits.
public abstract class ReservedQuantitiesContract extends QuotaContract {

    @Test
    void a_check_has_the_reserved_quantity_which_reduces_the_remaining_quantity() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "10");
        use(limit.orgId(), null, "2");
        ReservationId first = reserve(limit.orgId(), null, "3.5");
        ReservationId second = reserve(limit.orgId(), null, "1");

        QuotaCheck held = check(limit);
        assertThat(held.usedQuantity()).isEqualTo(QuantitySum.of(2));
        assertThat(held.reservedQuantity()).isEqualTo(QuantitySum.parse("4.5"));
        assertThat(held.remainingQuantity()).isEqualTo(Quantity.parse("3.5"));

        commit(limit.orgId(), first, "3");
        assertThat(reserved(limit)).isEqualTo("1");
        assertThat(used(limit)).isEqualTo("5");
        assertThat(check(limit).remainingQuantity()).isEqualTo(Quantity.of(4));

        release(limit.orgId(), second);
        assertThat(reserved(limit)).isEqualTo("0");
        assertThat(check(limit).remainingQuantity()).isEqualTo(Quantity.of(5));
    }

    @Test
    void reserved_quantity_does_not_exceed_a_limit() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "10");
        use(limit.orgId(), null, "10");
        reserve(limit.orgId(), null, "5");

        QuotaCheck check = check(limit);

        assertThat(check.exceeded()).isFalse();
        assertThat(check.remainingQuantity()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void repeating_a_reservation_holds_nothing_more() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        ReserveQuota command =
                ReserveQuota.of(new ReservationId("same"), tokens(limit.orgId(), null), Quantity.of(6), null);

        for (int i = 0; i < 3; i++) {
            reserve(command);
            assertThat(reserved(limit)).isEqualTo("6");
        }
    }

    @Test
    void reserved_quantity_is_not_available_to_other_callers() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        ReservationId id = reserve(limit.orgId(), null, "6");

        assertExceeded(() -> use(limit.orgId(), null, "5"));
        assertExceeded(() -> reserve(limit.orgId(), null, "5"));
        use(limit.orgId(), null, "4");
        assertExceeded(() -> reserve(limit.orgId(), null, "0.000000001"));

        release(limit.orgId(), id);
        use(limit.orgId(), null, "6");
        assertExceeded(() -> use(limit.orgId(), null, "1"));
    }

    @Test
    void committing_less_releases_the_rest() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        ReservationId id = reserve(limit.orgId(), null, "10");

        commit(limit.orgId(), id, "7");

        assertThat(check(limit).remainingQuantity()).isEqualTo(Quantity.of(3));
        use(limit.orgId(), null, "3");
        assertExceeded(() -> use(limit.orgId(), null, "1"));
    }

    @Test
    void committing_more_uses_at_most_the_remaining_quantity() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        ReservationId id = reserve(limit.orgId(), null, "5");
        use(limit.orgId(), null, "2");

        QuotaExceeded refused = assertExceeded(() -> commit(limit.orgId(), id, "8.000000001"));

        assertThat(refused.shortfall().limit()).isEqualTo(limit);
        assertThat(refused.shortfall().limitQuantity()).isEqualTo(Quantity.of(10));
        assertThat(refused.shortfall().usedQuantity()).isEqualTo(QuantitySum.of(2));
        QuotaReservation held =
                landlord().quotaReservations().get(caller(), limit.orgId(), id).reservation();
        assertThat(held.settlement()).isNull();
        assertThat(reserved(limit)).isEqualTo("5");
        assertThat(used(limit)).isEqualTo("2");

        commit(limit.orgId(), id, "8");
        assertThat(used(limit)).isEqualTo("10");
        assertThat(reserved(limit)).isEqualTo("0");
    }

    @Test
    void committing_more_does_not_use_reservations_of_others() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        ReservationId mine = reserve(limit.orgId(), null, "5");
        reserve(limit.orgId(), null, "4");

        assertExceeded(() -> commit(limit.orgId(), mine, "7"));
        commit(limit.orgId(), mine, "6");

        assertThat(check(limit).remainingQuantity()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void committing_no_more_than_was_reserved_is_never_refused() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        ReservationId whole = reserve(limit.orgId(), null, "5");
        ReservationId part = reserve(limit.orgId(), null, "5");

        set(limit, "1", Enforcement.HARD, null);
        commit(limit.orgId(), whole, "5");
        commit(limit.orgId(), part, "4");

        assertThat(used(limit)).isEqualTo("9");
    }

    @Test
    void committing_more_within_soft_limits_or_none_is_never_refused() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "10");

        commit(limit.orgId(), reserve(limit.orgId(), null, "1"), "99");

        assertThat(used(limit)).isEqualTo("99");
    }

    @Test
    void reservations_of_a_project_are_held_against_limits_of_the_project_and_the_organization() {
        OrgId orgId = newOrg().orgId();
        ProjectId one = newProject(orgId).projectId();
        ProjectId two = newProject(orgId).projectId();
        LimitKey orgWide = hard(orgId, null, Period.DAILY, "10");
        LimitKey monthly = hard(orgId, null, Period.MONTHLY, "100");
        LimitKey ofOne = hard(orgId, one, Period.WEEKLY, "4");
        LimitKey ofTwo = hard(orgId, two, Period.DAILY, "10");

        ReservationId id = reserve(orgId, one, "3");
        reserve(orgId, null, "2");

        assertThat(reserved(orgWide)).isEqualTo("5");
        assertThat(reserved(monthly)).isEqualTo("5");
        assertThat(reserved(ofOne)).isEqualTo("3");
        assertThat(reserved(ofTwo)).isEqualTo("0");
        assertThat(assertExceeded(() -> reserve(orgId, one, "2")).shortfall().limit())
                .isEqualTo(ofOne);
        assertThat(assertExceeded(() -> reserve(orgId, two, "6")).shortfall().limit())
                .isEqualTo(orgWide);
        assertThat(assertExceeded(() -> commit(orgId, id, "5")).shortfall().limit())
                .isEqualTo(ofOne);

        commit(orgId, id, "4");
        assertThat(used(orgWide)).isEqualTo("4");
        assertThat(used(ofOne)).isEqualTo("4");
        assertThat(reserved(orgWide)).isEqualTo("2");
        assertThat(reserved(ofOne)).isEqualTo("0");
    }

    @Test
    void reservations_of_other_metrics_or_organizations_are_not_held() {
        OrgId orgId = newOrg().orgId();
        LimitKey limit = hard(orgId, null, Period.DAILY, "1");
        LimitKey foreign = hard(newOrg().orgId(), null, Period.DAILY, "1");
        for (UsageSeries series : new UsageSeries[] {
            new UsageSeries(orgId, null, new Label("calls"), new Label("count")),
            new UsageSeries(orgId, null, TOKENS, new Label("ms"))
        }) {
            reserve(ReserveQuota.of(null, series, Quantity.of(9), null));
        }
        reserve(foreign.orgId(), null, "1");

        assertThat(reserved(limit)).isEqualTo("0");
        use(orgId, null, "1");
    }
}
