package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.usage.RecordUsage;

/// The contract of [UsageLimits] for checks.
public abstract class LimitChecksContract extends InboundContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000Z");

    @Test
    void the_remaining_quantity_without_usage_is_the_limit() {
        LimitKey key = limit(newOrg().orgId(), null, Period.MONTHLY, "10");

        QuotaCheck check = check(key, NOON);

        assertThat(check.limit().key()).isEqualTo(key);
        assertThat(check.window()).isEqualTo(new Window(NOON.minus(Duration.ofDays(30)), NOON));
        assertThat(check.usedQuantity()).isEqualTo(QuantitySum.ZERO);
        assertThat(check.remainingQuantity()).isEqualTo(Quantity.of(10));
        assertThat(check.exceeded()).isFalse();
    }

    @Test
    void using_exactly_the_limit_does_not_exceed_it_and_a_billionth_more_does() {
        LimitKey key = limit(newOrg().orgId(), null, Period.MONTHLY, "10");
        use(key.orgId(), null, "tokens", "10", NOON);

        QuotaCheck atTheLimit = check(key, NOON);
        use(key.orgId(), null, "tokens", "0.000000001", NOON);
        QuotaCheck beyond = check(key, NOON);

        assertThat(atTheLimit.usedQuantity()).isEqualTo(QuantitySum.of(10));
        assertThat(atTheLimit.remainingQuantity()).isEqualTo(Quantity.ZERO);
        assertThat(atTheLimit.exceeded()).isFalse();
        assertThat(beyond.usedQuantity()).isEqualTo(QuantitySum.parse("10.000000001"));
        assertThat(beyond.remainingQuantity()).isEqualTo(Quantity.ZERO);
        assertThat(beyond.exceeded()).isTrue();
    }

    @Test
    void a_tenth_used_ten_times_is_one() {
        LimitKey key = limit(newOrg().orgId(), null, Period.DAILY, "1");
        for (int i = 0; i < 10; i++) {
            use(key.orgId(), null, "tokens", "0.1", NOON);
        }

        assertThat(check(key, NOON).usedQuantity()).isEqualTo(QuantitySum.of(1));
        assertThat(check(key, NOON).exceeded()).isFalse();
    }

    @Test
    void a_limit_of_the_organization_counts_all_usage_and_a_limit_of_a_project_its_own() {
        OrgId orgId = newOrg().orgId();
        ProjectId one = newProject(orgId).projectId();
        ProjectId two = newProject(orgId).projectId();
        use(orgId, null, "tokens", "1", NOON);
        use(orgId, one, "tokens", "20", NOON);
        use(orgId, two, "tokens", "300", NOON);

        assertThat(check(limit(orgId, null, Period.DAILY, "1000"), NOON).usedQuantity())
                .isEqualTo(QuantitySum.of(321));
        assertThat(check(limit(orgId, one, Period.DAILY, "10"), NOON).usedQuantity())
                .isEqualTo(QuantitySum.of(20));
        assertThat(check(limit(orgId, two, Period.DAILY, "1000"), NOON).remainingQuantity())
                .isEqualTo(Quantity.of(700));
    }

    @Test
    void only_usage_of_the_metric_and_unit_counts() {
        LimitKey key = limit(newOrg().orgId(), null, Period.DAILY, "10");
        use(key.orgId(), null, "tokens", "1", NOON);
        use(key.orgId(), null, "seats", "2", NOON);
        RecordUsage otherUnit = new RecordUsage(
                null, null, null, new Label("tokens"), Quantity.of(4), new Label("thousand"), NOON, Metadata.empty());
        landlord().usage().record(caller(), key.orgId(), otherUnit);

        assertThat(check(key, NOON).usedQuantity()).isEqualTo(QuantitySum.of(1));
    }

    @Test
    void usage_of_other_organizations_does_not_count() {
        LimitKey one = limit(newOrg().orgId(), null, Period.DAILY, "10");
        LimitKey two = limit(newOrg().orgId(), null, Period.DAILY, "10");
        use(one.orgId(), null, "tokens", "7", NOON);

        assertThat(check(one, NOON).usedQuantity()).isEqualTo(QuantitySum.of(7));
        assertThat(check(two, NOON).usedQuantity()).isEqualTo(QuantitySum.ZERO);
    }

    @Test
    void a_window_of_thirty_days_excludes_usage_of_thirty_one_days_ago() {
        LimitKey key = limit(newOrg().orgId(), null, Period.MONTHLY, "10");
        use(key.orgId(), null, "tokens", "5", NOON.minus(Duration.ofDays(31)));
        use(key.orgId(), null, "tokens", "2", NOON.minus(Duration.ofDays(29)));

        assertThat(check(key, NOON).usedQuantity()).isEqualTo(QuantitySum.of(2));
    }

    /// A window includes both bounds, and excludes the milliseconds before and after.
    @ParameterizedTest
    @CsvSource({
        "daily,          ,                  2026-11-22T12:00:00.000Z, 2026-11-21T12:00:00.000Z",
        "weekly,         ,                  2026-11-22T12:00:00.000Z, 2026-11-15T12:00:00.000Z",
        "monthly,        ,                  2026-11-22T12:00:00.000Z, 2026-10-23T12:00:00.000Z",
        // A rolling day has 24 hours even on the day the clocks change.
        "daily,          Europe/Berlin,     2026-03-29T12:00:00.000Z, 2026-03-28T12:00:00.000Z",
        "calendar-day,   ,                  2026-11-22T12:34:56.789Z, 2026-11-22T00:00:00.000Z",
        "calendar-week,  ,                  2026-11-22T12:34:56.789Z, 2026-11-16T00:00:00.000Z",
        "calendar-month, ,                  2026-11-22T12:34:56.789Z, 2026-11-01T00:00:00.000Z",
        // A Monday is the first day of its own week.
        "calendar-week,  ,                  2026-11-16T00:00:00.001Z, 2026-11-16T00:00:00.000Z",
        // The clocks go forward in the night of 29 March 2026, and back on 25 October.
        "calendar-day,   Europe/Berlin,     2026-03-29T12:00:00.000Z, 2026-03-28T23:00:00.000Z",
        "calendar-day,   Europe/Berlin,     2026-10-25T12:00:00.000Z, 2026-10-24T22:00:00.000Z",
        "calendar-week,  Europe/Berlin,     2026-04-01T10:00:00.000Z, 2026-03-29T22:00:00.000Z",
        "calendar-month, Europe/Berlin,     2026-03-30T10:00:00.000Z, 2026-02-28T23:00:00.000Z",
        // Half an hour into April there, still March in UTC.
        "calendar-month, Europe/Berlin,     2026-03-31T22:30:00.000Z, 2026-03-31T22:00:00.000Z",
        "calendar-day,   +05:30,            2026-11-22T12:00:00.000Z, 2026-11-21T18:30:00.000Z",
        // This day began at one o'clock: midnight was skipped.
        "calendar-day,   America/Sao_Paulo, 2018-11-04T12:00:00.000Z, 2018-11-04T03:00:00.000Z",
        "calendar-day,   Asia/Tokyo,        1969-12-31T20:00:00.000Z, 1969-12-31T15:00:00.000Z"
    })
    void a_window_includes_both_bounds(String period, @Nullable String zone, Instant until, Instant since) {
        OrgId orgId = newOrg().orgId();
        LimitKey key = LimitKey.of(orgId, null, new Label("tokens"), null, Period.of(period));
        ZoneId timeZone = zone == null ? null : ZoneId.of(zone);
        landlord().usageLimits().set(caller(), new SetUsageLimit(key, Quantity.of(100), null, timeZone, null, NONE));
        landlord()
                .usage()
                .recordBatch(
                        caller(),
                        orgId,
                        List.of(
                                usage(null, "tokens", "1", since.minusMillis(1)),
                                usage(null, "tokens", "20", since),
                                usage(null, "tokens", "300", until),
                                usage(null, "tokens", "4000", until.plusMillis(1))));

        QuotaCheck check = check(key, until);

        assertThat(check.window()).isEqualTo(new Window(since, until));
        assertThat(check.usedQuantity()).isEqualTo(QuantitySum.of(320));
        assertThat(check.exceeded()).isTrue();
    }

    @Test
    void the_start_of_the_window_can_be_given() {
        LimitKey key = limit(newOrg().orgId(), null, Period.DAILY, "10");
        Instant since = NOON.minus(Duration.ofDays(100));
        use(key.orgId(), null, "tokens", "1", since.minusMillis(1));
        use(key.orgId(), null, "tokens", "2", since);

        QuotaCheck check = landlord().usageLimits().check(caller(), new CheckUsageLimit(key, since, NOON));

        assertThat(check.window()).isEqualTo(new Window(since, NOON));
        assertThat(check.usedQuantity()).isEqualTo(QuantitySum.of(2));
    }

    @Test
    void a_check_without_an_end_ends_now() {
        LimitKey key = limit(newOrg().orgId(), null, Period.DAILY, "10");
        use(key.orgId(), null, "tokens", "3", null);

        QuotaCheck check = landlord().usageLimits().check(caller(), new CheckUsageLimit(key, null, null));

        assertThat(check.usedQuantity()).isEqualTo(QuantitySum.of(3));
        assertThat(check.window().since()).isEqualTo(check.window().until().minus(Duration.ofDays(1)));
    }

    @Test
    void a_check_returns_the_stored_limit() {
        LimitKey key = limit(newOrg().orgId(), null, Period.DAILY, "10");
        UsageLimit stored = landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(key, Quantity.of(11), null, null, null, NONE))
                .value();

        assertThat(check(key, NOON).limit()).isEqualTo(stored);
    }

    @Test
    void a_window_that_ends_before_its_start_is_refused() {
        LimitKey key = limit(newOrg().orgId(), null, Period.DAILY, "10");

        assertInvalid(
                () -> landlord().usageLimits().check(caller(), new CheckUsageLimit(key, NOON, NOON.minusMillis(1))),
                "/since");
    }

    @Test
    void a_sum_larger_than_the_largest_quantity_is_exact() {
        LimitKey key = limit(newOrg().orgId(), null, Period.DAILY, "999999999999999999");
        use(key.orgId(), null, "tokens", "999999999999999999", NOON.minus(Duration.ofHours(1)));
        use(key.orgId(), null, "tokens", "0.000000001", NOON);

        QuotaCheck check = check(key, NOON);

        assertThat(check.usedQuantity()).hasToString("999999999999999999.000000001");
        assertThat(check.remainingQuantity()).isEqualTo(Quantity.ZERO);
        assertThat(check.exceeded()).isTrue();
    }

    @Test
    void usage_observed_slightly_ahead_is_reported_separately_and_temporarily() {
        LimitKey key = limit(newOrg().orgId(), null, Period.DAILY, "10");
        use(key.orgId(), null, "tokens", "3", null);
        use(key.orgId(), null, "tokens", "4", now().plus(Duration.ofMinutes(4)));

        QuotaCheck now = landlord().usageLimits().check(caller(), new CheckUsageLimit(key, null, null));

        assertThat(now.usedQuantity()).isEqualTo(QuantitySum.of(3));
        assertThat(now.aheadQuantity()).isEqualTo(QuantitySum.of(4));
        assertThat(now.remainingQuantity()).isEqualTo(Quantity.of(3));
        QuotaCheck until = check(key, now());
        assertThat(until.aheadQuantity()).isEqualTo(QuantitySum.ZERO);
        assertThat(until.remainingQuantity()).isEqualTo(Quantity.of(7));
    }

    @Test
    void the_default_unit_is_count_and_the_default_period_is_monthly() {
        OrgId orgId = newOrg().orgId();
        LimitKey key = LimitKey.of(orgId, null, new Label("tokens"), null, null);
        landlord().usageLimits().set(caller(), new SetUsageLimit(key, Quantity.of(10), null, null, null, NONE));

        QuotaCheck check =
                check(LimitKey.of(orgId, null, new Label("tokens"), new Label("count"), Period.MONTHLY), NOON);

        assertThat(check.window()).isEqualTo(new Window(NOON.minus(Duration.ofDays(30)), NOON));
    }

    @Test
    void a_missing_limit_is_not_found() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        limit(orgId, projectId, Period.DAILY, "10");
        use(orgId, projectId, "tokens", "1", NOON);

        assertNotFound("usage_limit", () -> check(key(orgId, null, Period.DAILY), NOON));
        assertNotFound("usage_limit", () -> check(key(orgId, projectId, Period.WEEKLY), NOON));
        assertNotFound("usage_limit", () -> check(key(orgId, new ProjectId("project_none"), Period.DAILY), NOON));
    }

    @Test
    void a_check_in_a_missing_organization_is_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> check(key(orgId, null, Period.DAILY), NOON));
    }

    @Test
    void a_period_of_forever_is_refused() {
        OrgId orgId = newOrg().orgId();

        assertInvalid(() -> check(key(orgId, null, Period.of("forever")), NOON), "");
    }

    private static LimitKey key(OrgId orgId, @Nullable ProjectId projectId, Period period) {
        return LimitKey.of(orgId, projectId, new Label("tokens"), null, period);
    }

    private LimitKey limit(OrgId orgId, @Nullable ProjectId projectId, Period period, String quantity) {
        LimitKey key = key(orgId, projectId, period);
        landlord()
                .usageLimits()
                .set(caller(), new SetUsageLimit(key, Quantity.parse(quantity), null, null, null, NONE));
        return key;
    }

    private QuotaCheck check(LimitKey key, Instant until) {
        return landlord().usageLimits().check(caller(), new CheckUsageLimit(key, null, until));
    }
}
