package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaReservation;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.port.in.Stages;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CommitReservation;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.RecordUsage;

/// Backdated usage counts in the windows of its own instant: backdating does not bypass hard limits.
public abstract class BackdatingContract extends QuotaContract {

    @ParameterizedTest
    @CsvSource({"calendar-day", "calendar-week", "calendar-month", "anniversary-month", "daily", "weekly", "monthly"})
    void backdated_usage_counts_against_the_limit_in_its_own_window(String period) {
        LimitKey limit = hard(newOrg().orgId(), null, Period.of(period), "10");
        Instant then = now().minus(Duration.ofDays(70));

        assertExceeded(() -> useAt(limit, "10.000000001", then));
        useAt(limit, "6", then);
        assertExceeded(() -> useAt(limit, "4.000000001", then));
        useAt(limit, "4", then);
        assertExceeded(() -> useAt(limit, "0.000000001", then));

        assertThat(used(limit)).isEqualTo("0");
        use(limit.orgId(), null, "10");
    }

    @Test
    void backdated_usage_counts_against_the_limit_in_its_own_calendar_year() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.CALENDAR_YEAR, "10");
        int year = now().atOffset(ZoneOffset.UTC).getYear() - 1;
        Instant first = Instant.parse(year + "-01-01T00:00:00Z");
        Instant last = Instant.parse(year + "-12-31T23:59:59.999Z");

        useAt(limit, "6", first);
        assertExceeded(() -> useAt(limit, "4.000000001", last));
        useAt(limit, "4", last);
        useAt(limit, "10", first.minusMillis(1));

        assertExceeded(() -> useAt(limit, "1", first));
        use(limit.orgId(), null, "10");
    }

    @Test
    void backdated_usage_counts_in_the_lifetime_like_any_other() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.LIFETIME, "10");

        useAt(limit, "6", now().minus(Duration.ofDays(400)));
        assertExceeded(() -> useAt(limit, "5", now().minus(Duration.ofDays(4))));
        useAt(limit, "4", now().minus(Duration.ofDays(4)));

        assertThat(used(limit)).isEqualTo("10");
        assertExceeded(() -> use(limit.orgId(), null, "0.1"));
    }

    @Test
    void each_calendar_day_has_its_own_limit() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.CALENDAR_DAY, "10");

        for (int days = 1; days <= 20; days++) {
            useAt(limit, "10", now().minus(Duration.ofDays(days)));
        }

        for (int days = 1; days <= 20; days++) {
            Instant then = now().minus(Duration.ofDays(days));
            assertExceeded(() -> useAt(limit, "1", then));
        }
    }

    @Test
    void usage_backdated_out_of_a_rolling_window_does_not_bypass_the_limit() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        Instant almostGone = now().minus(Duration.ofHours(23).plusMinutes(50));
        use(limit.orgId(), null, "tokens", "10", now().minus(Duration.ofHours(30)));

        // The current window is empty, but the day that ends with this usage is full.
        assertThat(used(limit)).isEqualTo("0");
        assertExceeded(() -> useAt(limit, "1", almostGone));
        use(limit.orgId(), null, "10");
    }

    @Test
    void a_rolling_window_that_starts_with_the_usage_is_checked() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        useAt(limit, "8", now().minus(Duration.ofHours(40)));

        assertExceeded(() -> useAt(limit, "3", now().minus(Duration.ofHours(60))));
        useAt(limit, "2", now().minus(Duration.ofHours(60)));
    }

    @Test
    void the_refusal_of_backdated_usage_has_its_window_and_no_reset() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.CALENDAR_DAY, "10");
        Instant then = Instant.parse("2026-11-03T13:00:00.000Z");
        useAt(limit, "7", then);

        QuotaExceeded refused = assertExceeded(() -> useAt(limit, "4", then));

        assertThat(refused.shortfall().limit()).isEqualTo(limit);
        assertThat(refused.shortfall().window().since()).isEqualTo(Instant.parse("2026-11-03T00:00:00.000Z"));
        assertThat(refused.shortfall().window().until()).isEqualTo(Instant.parse("2026-11-03T23:59:59.999Z"));
        assertThat(refused.shortfall().usedQuantity()).hasToString("7");
        assertThat(refused.shortfall().remainingQuantity()).isEqualTo(Quantity.of(3));
        assertThat(refused.shortfall().resetAt()).isNull();
        assertThat(refused.retryAfter()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"calendar-day, 10, 11", "daily, 5, 6"})
    void a_batch_is_summed_per_window(String period, int fits, int tooMuch) {
        LimitKey limit = hard(newOrg().orgId(), null, Period.of(period), "10");
        Instant noon = Instant.parse("2026-11-03T12:00:00.000Z");

        assertExceeded(() -> recordBatch(limit.orgId(), apart(noon, tooMuch, 10 / fits)));
        assertThat(recordBatch(limit.orgId(), apart(noon, fits, 10 / fits))).isEqualTo(new BatchOutcome(fits, 0));
        assertExceeded(() -> useAt(limit, "1", noon));
    }

    /// Usage at intervals of some minutes, all on one day.
    private static List<RecordUsage> apart(Instant noon, int count, int quantity) {
        List<RecordUsage> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(usage(null, "tokens", String.valueOf(quantity), noon.plus(Duration.ofMinutes(40L * i))));
        }
        return events;
    }

    @Test
    void later_reservations_are_respected() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        reserve(limit.orgId(), null, "10");

        // A reservation of today does not count three days ago.
        useAt(limit, "10", now().minus(Duration.ofDays(3)));
        assertExceeded(() -> use(limit.orgId(), null, "1"));
    }

    @Test
    void usage_committed_before_the_instant_of_its_reservation_is_checked_again() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        ReservationId id = reserve(limit.orgId(), null, "6");
        Instant before = now().minus(Duration.ofMinutes(4));
        hard(limit.orgId(), null, Period.DAILY, "5");

        // Nothing was held at that instant, and the reserved quantity exceeds the reduced limit.
        assertThat(assertExceeded(() -> commitAt(limit.orgId(), id, before)))
                .hasMessageContaining(
                        "observedAt " + Timestamps.format(before) + " is before the reservation was created");
        commitAt(limit.orgId(), id, null);

        assertThat(used(limit)).isEqualTo("6");
    }

    private void commitAt(OrgId orgId, ReservationId id, @Nullable Instant at) {
        landlord()
                .quotaReservations()
                .commit(caller(), new CommitReservation(orgId, id, Quantity.of(6), at, null, Metadata.empty()));
    }

    @Test
    void usage_can_be_committed_with_its_own_instant() {
        OrgId orgId = newOrg().orgId();
        QuotaReservation held = reserve(orgId, null, "5", null);
        Instant used = held.createdAt().minusSeconds(60);

        commitAt(orgId, held.reservationId(), used);

        assertThat(usageEvents(orgId)).extracting(UsageEvent::observedAt).containsExactly(used);
    }

    @Test
    void usage_committed_long_before_its_reservation_or_in_the_future_is_refused() {
        OrgId orgId = newOrg().orgId();
        QuotaReservation held = reserve(orgId, null, "5", null);

        for (Instant used : List.of(
                held.createdAt().minus(Duration.ofMinutes(5)).minusMillis(1), now().plus(Duration.ofMinutes(6)))) {
            assertInvalid(() -> commitAt(orgId, held.reservationId(), used), "/observedAt");
        }
        assertThat(usageEvents(orgId)).isEmpty();
        release(orgId, held.reservationId());
    }

    @Test
    void backdated_usage_can_override_hard_limits() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.CALENDAR_DAY, "10");
        Instant then = now().minus(Duration.ofDays(3));

        Stages.await(landlord()
                .usage()
                .recordAsync(caller(), limit.orgId(), usage(null, "tokens", "99", then), HardLimits.OVERRIDDEN));

        assertExceeded(() -> useAt(limit, "1", then));
    }

    @Test
    void usage_older_than_35_days_is_audited_once_per_batch() {
        OrgId orgId = newOrg().orgId();
        Instant old = now().minus(Duration.ofDays(36));
        Instant oldest = now().minus(Duration.ofDays(400));

        assertNotAudited(orgId, () -> use(orgId, null, "tokens", "1", now().minus(Duration.ofDays(35))));
        List<RecordUsage> batch = List.of(
                usage(null, "tokens", "1", old), usage(null, "tokens", "1", oldest), usage(null, "a", "1", null));
        int before = auditLog(orgId).size();
        recordBatch(orgId, batch);

        assertThat(auditLog(orgId)).hasSize(before + 1);
        AuditEvent event = auditLog(orgId).getLast();
        assertThat(event.action().value()).isEqualTo("usage_event.backdate");
        assertThat(event.metadata().json()).contains("\"count\":2").contains(oldest.toString());
        // All are duplicates now: nothing is recorded, and nothing is audited.
        assertNotAudited(orgId, () -> recordBatch(orgId, batch));
    }

    @Test
    void usage_older_than_the_backdating_days_of_the_organization_is_audited() {
        OrgId orgId = newOrg().orgId();
        landlord().usageConfiguration().putSettings(caller(), new PutUsageSettings(orgId, 2, null, NONE));

        assertNotAudited(orgId, () -> use(orgId, null, "tokens", "1", now().minus(Duration.ofDays(2))));
        int before = auditLog(orgId).size();
        use(orgId, null, "tokens", "1", now().minus(Duration.ofDays(2).plusMinutes(6)));

        assertThat(auditLog(orgId)).hasSize(before + 1);
    }

    /// The remaining quantity of a check can be used, and a billionth more cannot.
    @ParameterizedTest
    @CsvSource({"daily, 1", "weekly, 2", "monthly, 3", "calendar-day, 4", "calendar-week, 5", "calendar-month, 6"})
    void the_remaining_quantity_of_a_check_can_be_recorded(String period, long seed) {
        Random random = new Random(seed);
        LimitKey limit = hard(newOrg().orgId(), null, Period.of(period), "1000");
        for (int step = 0; step < 12; step++) {
            switch (random.nextInt(4)) {
                case 0 -> passes(() -> use(limit.orgId(), null, random.nextInt(200) + ".5"));
                case 1 -> passes(() -> reserve(limit.orgId(), null, random.nextInt(200) + ".000000001"));
                case 2 ->
                    passes(() -> use(
                            limit.orgId(),
                            null,
                            "tokens",
                            String.valueOf(random.nextInt(200)),
                            now().plus(Duration.ofSeconds(random.nextInt(290)))));
                default ->
                    passes(() -> use(
                            limit.orgId(),
                            null,
                            "tokens",
                            String.valueOf(random.nextInt(200)),
                            now().minus(Duration.ofMinutes(random.nextInt(60 * 24 * 40)))));
            }
        }

        Quantity remaining = landlord()
                .usageLimits()
                .check(caller(), new CheckUsageLimit(limit, null, null))
                .remainingQuantity();

        assertExceeded(() -> use(limit.orgId(), null, more(remaining)));
        use(limit.orgId(), null, remaining.toString());
        assertThat(check(limit).remainingQuantity()).isEqualTo(Quantity.ZERO);
    }

    private static String more(Quantity quantity) {
        return quantity.toBigDecimal().add(BigDecimal.valueOf(1, 9)).toPlainString();
    }

    private void useAt(LimitKey limit, String quantity, Instant at) {
        use(limit.orgId(), null, "tokens", quantity, at);
    }
}
