package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.SetUsageLimit;

/// The failure of an exceeded hard limit: the state of the limit, and when to retry.
public abstract class ShortagesContract extends QuotaContract {

    @Test
    void a_refusal_has_the_state_of_the_limit_and_the_instant_of_enough_quota() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        LimitKey limit = hard(orgId, projectId, Period.DAILY, "10.5");
        hard(orgId, null, Period.DAILY, "100");
        use(orgId, projectId, "6.25");
        QuotaReservation reservation = reserve(orgId, projectId, "3", Duration.ofMinutes(10));
        Instant before = now();

        QuotaExceeded refused = assertExceeded(() -> use(orgId, projectId, "2"));

        Instant after = now();
        assertThat(refused.shortfall())
                .usingRecursiveComparison()
                .ignoringFields("window")
                .isEqualTo(new QuotaShortfall(
                        limit,
                        Window.always(),
                        Quantity.parse("10.5"),
                        QuantitySum.parse("6.25"),
                        QuantitySum.of(3),
                        QuantitySum.of(2),
                        reservation.expiresAt()));
        assertThat(refused.shortfall().remainingQuantity()).isEqualTo(Quantity.parse("1.25"));
        assertThat(refused.retryAfter())
                .isBetween(
                        Duration.between(after, reservation.expiresAt()),
                        Duration.between(before, reservation.expiresAt()).plusSeconds(1));
    }

    @Test
    void a_refused_batch_reports_its_whole_quantity() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        use(limit.orgId(), null, "4");

        QuotaExceeded refused = assertExceeded(() -> landlord()
                .usage()
                .recordBatch(
                        caller(),
                        limit.orgId(),
                        List.of(usage(null, "tokens", "3.5", null), usage(null, "tokens", "4.25", null))));

        assertThat(refused.shortfall().usedQuantity()).isEqualTo(QuantitySum.of(4));
        assertThat(refused.shortfall().requestedQuantity()).isEqualTo(QuantitySum.parse("7.75"));
    }

    /// Usage of 6, 3 and 1 leaves the window at different instants. The requested quantity is available in the
    /// first millisecond after enough usage has left, and not before.
    @ParameterizedTest
    @CsvSource({"1, 20", "6, 20", "6.000000001, 15", "9, 15", "9.5, 1", "10, 1"})
    void quota_is_available_when_enough_usage_has_left_a_rolling_window(String requested, int hoursAgo) {
        for (Period period : new Period[] {Period.ROLLING_24H, Period.WEEKLY, Period.ROLLING_30D}) {
            LimitKey limit = hard(newOrg().orgId(), null, period, "10");
            Instant now = now();
            use(limit.orgId(), null, "tokens", "3", now.minus(Duration.ofHours(15)));
            use(limit.orgId(), null, "tokens", "1", now.minus(Duration.ofHours(1)));
            use(limit.orgId(), null, "tokens", "6", now.minus(Duration.ofHours(20)));

            Instant expected = now.minus(Duration.ofHours(hoursAgo))
                    .plus(Objects.requireNonNull(period.length()))
                    .plusMillis(1);

            QuotaShortfall shortage =
                    assertExceeded(() -> use(limit.orgId(), null, requested)).shortfall();

            assertThat(shortage.resetAt()).isEqualTo(expected);
            Quantity quantity = Quantity.parse(requested);
            assertThat(checkAt(limit, expected).remainingQuantity()).isGreaterThanOrEqualTo(quantity);
            assertThat(checkAt(limit, expected.minusMillis(1)).remainingQuantity())
                    .isLessThan(quantity);
        }
    }

    private QuotaCheck checkAt(LimitKey limit, Instant until) {
        return landlord().usageLimits().check(caller(), new CheckUsageLimit(limit, null, until));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ALL, names = "CALENDAR.*")
    void a_calendar_period_ends_at_its_boundary_in_the_time_zone_of_the_limit(Period period) {
        LimitKey limit = key(newOrg().orgId(), null, period);
        Instant now = now();
        // A time zone in which it is about noon, so that no day ends during the test.
        ZoneOffset zone = ZoneOffset.ofHours(12 - now.atOffset(ZoneOffset.UTC).getHour());
        landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(limit, Quantity.of(10), Enforcement.HARD, zone, null, NONE));
        use(limit.orgId(), null, "10");

        QuotaExceeded refused = assertExceeded(() -> use(limit.orgId(), null, "1"));

        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate next = switch (period) {
            case CALENDAR_WEEK -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case CALENDAR_MONTH -> today.with(TemporalAdjusters.firstDayOfNextMonth());
            case CALENDAR_YEAR -> today.with(TemporalAdjusters.firstDayOfNextYear());
            case CALENDAR_DAY -> today.plusDays(1);
            case ROLLING_24H, ROLLING_7D, ROLLING_30D, ANNIVERSARY_MONTH, LIFETIME, DAILY, WEEKLY, MONTHLY ->
                throw new AssertionError(period);
        };
        assertThat(refused.shortfall().resetAt())
                .isEqualTo(next.atStartOfDay(zone).toInstant());
    }

    /// The anchor day is the day after tomorrow.
    @Test
    void an_anniversary_month_ends_at_midnight_of_its_anchor_day() {
        LimitKey limit = key(newOrg().orgId(), null, Period.ANNIVERSARY_MONTH);
        Instant now = now();
        ZoneOffset zone = ZoneOffset.ofHours(12 - now.atOffset(ZoneOffset.UTC).getHour());
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate next = today.plusDays(2);
        AnchorDay anchor = new AnchorDay(next.getDayOfMonth());
        landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(limit, Quantity.of(10), Enforcement.HARD, zone, anchor, null, NONE));
        use(limit.orgId(), null, "10");

        QuotaExceeded refused = assertExceeded(() -> use(limit.orgId(), null, "1"));

        assertThat(refused.shortfall().resetAt())
                .isEqualTo(next.atStartOfDay(zone).toInstant());
    }

    @Test
    void a_lifetime_limit_counts_all_usage_and_never_resets() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.LIFETIME, "10");
        use(limit.orgId(), null, "tokens", "9", now().minus(Duration.ofDays(6)));
        use(limit.orgId(), null, "1");

        QuotaExceeded refused = assertExceeded(() -> use(limit.orgId(), null, "0.5"));

        assertThat(refused.shortfall().resetAt()).isNull();
        assertThat(refused.retryAfter()).isNull();
        assertThat(refused.shortfall().remainingQuantity()).isEqualTo(Quantity.ZERO);
        assertThat(refused.shortfall().window().since()).isEqualTo(Timestamps.MIN);
        assertThat(refused).hasMessageEndingWith("; the limit does not reset, so waiting does not help");
    }

    @Test
    void a_lifetime_limit_that_reservations_fill_has_enough_once_they_expire() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.LIFETIME, "10");
        use(limit.orgId(), null, "4");
        QuotaReservation first = reserve(limit.orgId(), null, "3", Duration.ofMinutes(10));
        QuotaReservation second = reserve(limit.orgId(), null, "3", Duration.ofMinutes(20));

        assertThat(assertExceeded(() -> use(limit.orgId(), null, "3"))
                        .shortfall()
                        .resetAt())
                .isEqualTo(first.expiresAt());
        assertThat(assertExceeded(() -> use(limit.orgId(), null, "6"))
                        .shortfall()
                        .resetAt())
                .isEqualTo(second.expiresAt());
        assertThat(assertExceeded(() -> use(limit.orgId(), null, "7"))
                        .shortfall()
                        .resetAt())
                .isNull();
    }

    @Test
    void of_several_exceeded_limits_the_one_that_never_resets_is_reported() {
        OrgId orgId = newOrg().orgId();
        hard(orgId, null, Period.CALENDAR_YEAR, "10");
        LimitKey lifetime = hard(orgId, null, Period.LIFETIME, "12");
        use(orgId, null, "10");

        QuotaExceeded refused = assertExceeded(() -> use(orgId, null, "5"));

        assertThat(refused.shortfall().limit()).isEqualTo(lifetime);
        assertThat(refused.retryAfter()).isNull();
    }

    @Test
    void usage_of_the_previous_calendar_period_does_not_count() {
        LimitKey limit = key(newOrg().orgId(), null, Period.CALENDAR_DAY);
        Instant now = now();
        ZoneOffset zone = ZoneOffset.ofHours(12 - now.atOffset(ZoneOffset.UTC).getHour());
        landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(limit, Quantity.of(10), Enforcement.HARD, zone, null, NONE));

        use(limit.orgId(), null, "tokens", "9", now.minus(Duration.ofHours(14)));
        use(limit.orgId(), null, "tokens", "10", now.minus(Duration.ofHours(10)));

        assertThat(assertExceeded(() -> use(limit.orgId(), null, "1"))
                        .shortfall()
                        .usedQuantity())
                .isEqualTo(QuantitySum.of(10));
    }

    @Test
    void a_quantity_above_the_limit_is_never_available() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");

        QuotaExceeded refused = assertExceeded(() -> use(limit.orgId(), null, "10.000000001"));

        assertThat(refused.shortfall().resetAt()).isNull();
        assertThat(refused.retryAfter()).isNull();
        assertThat(refused.shortfall().remainingQuantity()).isEqualTo(Quantity.of(10));
    }

    @Test
    void of_several_exceeded_limits_the_one_that_resets_last_is_reported() {
        OrgId orgId = newOrg().orgId();
        Instant used = now().minus(Duration.ofHours(2));
        hard(orgId, null, Period.DAILY, "10");
        LimitKey weekly = hard(orgId, null, Period.WEEKLY, "12");
        use(orgId, null, "tokens", "10", used);

        QuotaShortfall shortage = assertExceeded(() -> use(orgId, null, "5")).shortfall();

        assertThat(shortage.limit()).isEqualTo(weekly);
        assertThat(shortage.resetAt()).isEqualTo(used.plus(Duration.ofDays(7)).plusMillis(1));
        LimitKey never = hard(orgId, null, Period.MONTHLY, "4");
        assertThat(assertExceeded(() -> use(orgId, null, "5")).shortfall().limit())
                .isEqualTo(never);
    }

    @Test
    void a_refused_reservation_has_the_same_failure() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        Instant used = now().minus(Duration.ofHours(3));
        use(limit.orgId(), null, "tokens", "8", used);

        assertThat(assertExceeded(() -> reserve(limit.orgId(), null, "3")).shortfall())
                .usingRecursiveComparison()
                .ignoringFields("window")
                .isEqualTo(new QuotaShortfall(
                        limit,
                        Window.always(),
                        Quantity.of(10),
                        QuantitySum.of(8),
                        QuantitySum.ZERO,
                        QuantitySum.of(3),
                        used.plus(Duration.ofDays(1)).plusMillis(1)));
    }
}
