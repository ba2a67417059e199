package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.VoidReason;
import org.landlord.port.in.Stages;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.VoidUsage;

/// The enforcement of hard limits. [ShortagesContract] tests the failure, [HardLimitRacesContract] concurrent
/// callers.
public abstract class HardLimitsContract extends QuotaContract {

    @Test
    void usage_up_to_the_limit_is_accepted_and_a_billionth_more_is_refused() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        for (int i = 0; i < 10; i++) {
            use(limit.orgId(), null, "0.1");
        }

        assertExceeded(() -> use(limit.orgId(), null, "0.000000001"));
        use(limit.orgId(), null, "0");

        assertThat(used(limit)).isEqualTo("1");
        assertThat(check(limit).exceeded()).isFalse();
        assertThat(usageEvents(limit.orgId())).hasSize(11);
    }

    @ParameterizedTest
    @EnumSource(Period.class)
    void a_limit_of_every_period_is_enforced(Period period) {
        LimitKey limit = hard(newOrg().orgId(), null, period, "10");
        use(limit.orgId(), null, "9");

        assertExceeded(() -> use(limit.orgId(), null, "2"));
        use(limit.orgId(), null, "1");

        assertThat(usageEvents(limit.orgId())).hasSize(2);
    }

    @Test
    void a_limit_applies_to_labels_that_look_the_same() {
        OrgId orgId = newOrg().orgId();
        set(LimitKey.of(orgId, null, new Label("caf\u00E9"), null, Period.DAILY), "1", Enforcement.HARD, null);

        use(orgId, null, "cafe\u0301", "1", null);

        assertExceeded(() -> use(orgId, null, "caf\u00E9", "1", null));
        assertExceeded(() -> use(orgId, null, "\u00A0cafe\u0301\uFEFF", "1", null));
    }

    @Test
    void a_limit_of_zero_refuses_all_usage() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "0");

        assertExceeded(() -> use(limit.orgId(), null, "0.000000001"));
        use(limit.orgId(), null, "0");

        assertThat(used(limit)).isEqualTo("0");
    }

    @Test
    void refused_usage_is_not_stored_and_its_id_is_available() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "1");
        RecordUsage usage = usage(null, "tokens", "2", null);

        assertNotAudited(limit.orgId(), () -> assertExceeded(() -> record(limit.orgId(), usage)));
        assertThat(usageEvents(limit.orgId())).isEmpty();

        hard(limit.orgId(), null, Period.DAILY, "2");
        assertThat(record(limit.orgId(), usage).duplicate()).isFalse();
    }

    @Test
    void a_deleted_or_soft_limit_refuses_nothing() {
        OrgId orgId = newOrg().orgId();
        LimitKey daily = hard(orgId, null, Period.DAILY, "1");
        LimitKey weekly = hard(orgId, null, Period.WEEKLY, "2");

        landlord().usageLimits().delete(caller(), daily, NONE);
        use(orgId, null, "2");
        assertExceeded(() -> use(orgId, null, "1"));

        soft(orgId, null, Period.WEEKLY, "2");
        use(orgId, null, "1");

        assertThat(used(weekly)).isEqualTo("3");
    }

    @Test
    void a_soft_limit_never_blocks() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "1");

        use(limit.orgId(), null, "2");
        landlord().usage().recordBatch(caller(), limit.orgId(), ones(null, 5));
        reserve(limit.orgId(), null, "3");

        assertThat(used(limit)).isEqualTo("7");
        assertThat(check(limit).exceeded()).isTrue();
    }

    @Test
    void usage_can_override_hard_limits_and_counts_against_them() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");

        RecordedUsage recorded = Stages.await(landlord()
                .usage()
                .recordAsync(caller(), limit.orgId(), usage(null, "tokens", "11", null), HardLimits.OVERRIDDEN));
        BatchOutcome batch = Stages.await(
                landlord().usage().recordBatchAsync(caller(), limit.orgId(), ones(null, 4), HardLimits.OVERRIDDEN));

        assertThat(recorded.duplicate()).isFalse();
        assertThat(batch).isEqualTo(new BatchOutcome(4, 0));
        assertThat(used(limit)).isEqualTo("15");
        assertThat(check(limit).exceeded()).isTrue();
        assertExceeded(() -> use(limit.orgId(), null, "1"));
    }

    @Test
    void a_limit_applies_only_to_its_metric_unit_and_organization() {
        OrgId orgId = newOrg().orgId();
        hard(orgId, null, Period.DAILY, "0");
        hard(newOrg().orgId(), null, Period.DAILY, "0");

        use(orgId, null, "calls", "5", null);
        record(
                orgId,
                new RecordUsage(null, null, null, TOKENS, Quantity.of(5), new Label("ms"), null, Metadata.empty()));
        use(newOrg().orgId(), null, "5");

        assertThat(usageEvents(orgId)).hasSize(2);
    }

    @Test
    void a_limit_of_the_organization_applies_to_every_project_and_a_limit_of_a_project_only_to_it() {
        OrgId orgId = newOrg().orgId();
        ProjectId one = newProject(orgId).projectId();
        ProjectId two = newProject(orgId).projectId();
        LimitKey orgWide = hard(orgId, null, Period.DAILY, "10");
        LimitKey ofOne = hard(orgId, one, Period.DAILY, "3");

        use(orgId, one, "3");
        assertThat(assertExceeded(() -> use(orgId, one, "1")).shortfall().limit())
                .isEqualTo(ofOne);
        use(orgId, two, "5");
        use(orgId, null, "1");
        for (ProjectId projectId : List.of(two, newProject(orgId).projectId())) {
            assertThat(assertExceeded(() -> use(orgId, projectId, "2"))
                            .shortfall()
                            .limit())
                    .isEqualTo(orgWide);
        }
        use(orgId, null, "1");

        assertThat(used(orgWide)).isEqualTo("10");
        assertThat(used(ofOne)).isEqualTo("3");
    }

    @Test
    void the_largest_limit_accepts_at_most_the_largest_quantity() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "999999999999999999");
        use(limit.orgId(), null, "999999999999999999");

        assertExceeded(() -> use(limit.orgId(), null, "0.000000001"));
        assertExceeded(() -> use(limit.orgId(), null, "999999999999999999"));

        assertThat(used(limit)).isEqualTo("999999999999999999");
    }

    @Test
    void refused_usage_does_not_count_against_other_limits() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        LimitKey daily = hard(orgId, null, Period.DAILY, "10");
        LimitKey monthly = hard(orgId, null, Period.MONTHLY, "20");
        hard(orgId, projectId, Period.DAILY, "1");

        for (int i = 0; i < 3; i++) {
            assertExceeded(() -> use(orgId, projectId, "5"));
        }
        use(orgId, null, "10");

        assertThat(used(daily)).isEqualTo("10");
        assertThat(used(monthly)).isEqualTo("10");
    }

    @Test
    void a_batch_is_accepted_or_refused_as_a_whole() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        LimitKey orgWide = hard(orgId, null, Period.DAILY, "10");
        LimitKey ofProject = hard(orgId, projectId, Period.DAILY, "2");
        List<RecordUsage> mixed = List.of(
                usage(null, "tokens", "1", null),
                usage(projectId, "tokens", "2", null),
                usage(null, "calls", "99", null),
                usage(projectId, "tokens", "0.5", null));

        assertThat(assertExceeded(() -> recordBatch(orgId, mixed)).shortfall().limit())
                .isEqualTo(ofProject);
        assertThat(assertExceeded(() -> recordBatch(orgId, ones(null, 11)))
                        .shortfall()
                        .limit())
                .isEqualTo(orgWide);
        assertThat(usageEvents(orgId)).isEmpty();

        assertThat(recordBatch(orgId, ones(null, 10))).isEqualTo(new BatchOutcome(10, 0));
        assertExceeded(() -> recordBatch(orgId, ones(null, 1)));
    }

    @Test
    void duplicates_are_accepted_and_consume_nothing() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        RecordUsage usage = usage(null, "tokens", "4", null);
        record(limit.orgId(), usage);
        use(limit.orgId(), null, "6");

        assertThat(record(limit.orgId(), usage).duplicate()).isTrue();
        assertThat(recordBatch(limit.orgId(), List.of(usage, usage))).isEqualTo(new BatchOutcome(0, 2));
        assertThat(used(limit)).isEqualTo("10");
    }

    @Test
    void an_event_that_occurs_twice_in_a_batch_consumes_once() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "5");
        RecordUsage usage = usage(null, "tokens", "3", null);

        assertThat(recordBatch(limit.orgId(), List.of(usage, usage, usage))).isEqualTo(new BatchOutcome(1, 2));

        assertThat(used(limit)).isEqualTo("3");
    }

    @Test
    void only_usage_within_the_window_consumes_quota() {
        OrgId orgId = newOrg().orgId();
        LimitKey daily = hard(orgId, null, Period.DAILY, "10");
        LimitKey weekly = hard(orgId, null, Period.WEEKLY, "15");
        Instant now = now();

        use(orgId, null, "tokens", "9", now.minus(Duration.ofHours(50)));
        assertThat(used(daily)).isEqualTo("0");
        assertThat(used(weekly)).isEqualTo("9");

        assertExceeded(() -> use(orgId, null, "tokens", "7", now.minus(Duration.ofHours(23))));
        use(orgId, null, "tokens", "6", now.minus(Duration.ofHours(23)));
        assertExceeded(() -> use(orgId, null, "1"));
    }

    @Test
    void usage_observed_slightly_in_the_future_consumes_immediately() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");

        use(limit.orgId(), null, "tokens", "10", now().plus(Duration.ofMinutes(4)));

        assertExceeded(() -> use(limit.orgId(), null, "1"));
    }

    @Test
    void voided_usage_releases_quota() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        EventId eventId =
                record(limit.orgId(), usage(null, "tokens", "10", null)).event().eventId();
        assertExceeded(() -> use(limit.orgId(), null, "4"));

        landlord().usage().voidEvent(caller(), new VoidUsage(limit.orgId(), eventId, new VoidReason("counted twice")));

        use(limit.orgId(), null, "10");
        assertExceeded(() -> use(limit.orgId(), null, "1"));
        assertThat(usageEvents(limit.orgId())).extracting(UsageEvent::voiding).doesNotHaveDuplicates();
    }

    @Test
    void a_limit_reduced_below_the_usage_refuses_further_usage() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        use(limit.orgId(), null, "8");

        set(limit, "5", Enforcement.HARD, null);

        assertExceeded(() -> use(limit.orgId(), null, "1"));
        assertThat(check(limit).exceeded()).isTrue();
    }

    private static List<RecordUsage> ones(@Nullable ProjectId projectId, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> usage(projectId, "tokens", "1", null))
                .toList();
    }
}
