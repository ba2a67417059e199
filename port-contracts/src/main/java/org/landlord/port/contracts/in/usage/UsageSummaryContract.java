package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Bucket;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.SummarizeUsage;

/// The contract of [Usage] for summaries.
public abstract class UsageSummaryContract extends InboundContract {

    private static final Instant NOON = Instant.parse("2026-11-12T12:00:00.000Z");

    @Test
    void sums_are_ordered_by_metric_and_unit() {
        OrgId orgId = newOrg().orgId();
        useIn(orgId, "count", "tokens", "1", NOON);
        useIn(orgId, "KB", "tokens", "2", NOON);
        useIn(orgId, "ms", "cpu", "3", NOON);
        useIn(orgId, "count", "tokens", "4", NOON.plusSeconds(1));

        assertThat(summarize(whole(orgId)))
                .containsExactly(
                        total(orgId, null, "cpu", "ms", null, "3"),
                        total(orgId, null, "tokens", "KB", null, "2"),
                        total(orgId, null, "tokens", "count", null, "5"));
    }

    @Test
    void a_tenth_used_ten_times_is_one() {
        OrgId orgId = newOrg().orgId();
        for (int i = 0; i < 10; i++) {
            use(orgId, null, "tokens", "0.1", NOON.plusMillis(i));
        }

        assertThat(summarize(whole(orgId))).containsExactly(total(orgId, null, "tokens", "count", null, "1"));
    }

    @Test
    void sums_carry_from_the_last_fraction_digit_into_the_largest_quantity() {
        OrgId orgId = newOrg().orgId();
        use(orgId, null, "tokens", "999999999999999997.999999999", NOON);
        use(orgId, null, "tokens", "1.000000001", NOON);

        assertThat(summarize(whole(orgId)))
                .containsExactly(total(orgId, null, "tokens", "count", null, "999999999999999999"));
    }

    @Test
    void a_summary_without_usage_is_empty() {
        assertThat(summarize(whole(newOrg().orgId()))).isEmpty();
    }

    @Test
    void usage_of_zero_has_a_line() {
        OrgId orgId = newOrg().orgId();
        use(orgId, null, "tokens", "0", NOON);

        assertThat(summarize(whole(orgId))).containsExactly(total(orgId, null, "tokens", "count", null, "0"));
    }

    @Test
    void sums_by_project_start_with_usage_without_a_project() {
        OrgId orgId = newOrg().orgId();
        List<ProjectId> projects = twoProjects(orgId);
        use(orgId, projects.get(1), "tokens", "1", NOON);
        use(orgId, projects.get(0), "tokens", "20", NOON);
        use(orgId, null, "tokens", "300", NOON);
        use(orgId, projects.get(1), "cpu", "4000", NOON);

        assertThat(summarize(new SummarizeUsage(orgId, null, null, Window.always(), true, null, null)))
                .containsExactly(
                        total(orgId, projects.get(1), "cpu", "count", null, "4000"),
                        total(orgId, null, "tokens", "count", null, "300"),
                        total(orgId, projects.get(0), "tokens", "count", null, "20"),
                        total(orgId, projects.get(1), "tokens", "count", null, "1"));
        assertThat(summarize(whole(orgId)))
                .containsExactly(
                        total(orgId, null, "cpu", "count", null, "4000"),
                        total(orgId, null, "tokens", "count", null, "321"));
    }

    @Test
    void a_summary_can_be_filtered_by_project_and_metric() {
        OrgId orgId = newOrg().orgId();
        List<ProjectId> projects = twoProjects(orgId);
        use(orgId, projects.get(0), "tokens", "1", NOON);
        use(orgId, projects.get(0), "cpu", "20", NOON);
        use(orgId, projects.get(1), "tokens", "300", NOON);
        use(orgId, null, "tokens", "4000", NOON);

        assertThat(summarize(new SummarizeUsage(orgId, projects.get(0), null, Window.always(), false, null, null)))
                .containsExactly(
                        total(orgId, null, "cpu", "count", null, "20"),
                        total(orgId, null, "tokens", "count", null, "1"));
        assertThat(summarize(new SummarizeUsage(orgId, null, new Label("tokens"), Window.always(), false, null, null)))
                .containsExactly(total(orgId, null, "tokens", "count", null, "4301"));
    }

    @Test
    void sums_by_hour_and_by_day_show_each_bucket_with_usage() {
        OrgId orgId = newOrg().orgId();
        Instant midnight = Instant.parse("2026-11-13T00:00:00.000Z");
        use(orgId, null, "tokens", "1", midnight.minusMillis(1));
        use(orgId, null, "tokens", "20", midnight);
        use(orgId, null, "tokens", "300", midnight.plusMillis(3_599_999));
        use(orgId, null, "tokens", "4000", midnight.plusSeconds(7_200));

        assertThat(summarize(new SummarizeUsage(orgId, null, null, Window.always(), false, Bucket.HOUR, null)))
                .containsExactly(
                        total(orgId, null, "tokens", "count", "2026-11-12T23:00:00Z", "1"),
                        total(orgId, null, "tokens", "count", "2026-11-13T00:00:00Z", "320"),
                        total(orgId, null, "tokens", "count", "2026-11-13T02:00:00Z", "4000"));
        assertThat(summarize(new SummarizeUsage(orgId, null, null, Window.always(), false, Bucket.DAY, null)))
                .containsExactly(
                        total(orgId, null, "tokens", "count", "2026-11-12T00:00:00Z", "1"),
                        total(orgId, null, "tokens", "count", "2026-11-13T00:00:00Z", "4320"));
    }

    @Test
    void sums_by_minute_show_each_minute_with_usage() {
        OrgId orgId = newOrg().orgId();
        use(orgId, null, "tokens", "1", NOON.minusMillis(1));
        use(orgId, null, "tokens", "20", NOON);
        use(orgId, null, "tokens", "300", NOON.plusMillis(59_999));

        assertThat(summarize(new SummarizeUsage(orgId, null, null, Window.always(), false, Bucket.MINUTE, null)))
                .containsExactly(
                        total(orgId, null, "tokens", "count", "2026-11-12T11:59:00Z", "1"),
                        total(orgId, null, "tokens", "count", "2026-11-12T12:00:00Z", "320"));
        assertInvalid(() -> summarize(inZone(orgId, Bucket.MINUTE, "Europe/Berlin")), "/timeZone");
    }

    @Test
    void a_summary_of_a_run_has_the_usage_of_the_run_alone() {
        OrgId orgId = newOrg().orgId();
        ProjectId project = twoProjects(orgId).getFirst();
        RunId run = new RunId("run_a");
        useInRun(orgId, null, run, "1", NOON);
        useInRun(orgId, project, run, "20", NOON.plusSeconds(60));
        useInRun(orgId, project, new RunId("run_b"), "300", NOON);
        use(orgId, project, "tokens", "4000", NOON);

        assertThat(summarize(ofRun(orgId, null, run, false, null)))
                .containsExactly(total(orgId, null, "tokens", "count", null, "21"));
        assertThat(summarize(ofRun(orgId, project, run, false, null)))
                .containsExactly(total(orgId, null, "tokens", "count", null, "20"));
        assertThat(summarize(ofRun(orgId, null, run, true, Bucket.MINUTE)))
                .containsExactly(
                        total(orgId, null, "tokens", "count", "2026-11-12T12:00:00Z", "1"),
                        total(orgId, project, "tokens", "count", "2026-11-12T12:01:00Z", "20"));
        assertThat(summarize(ofRun(orgId, null, new RunId("run_c"), false, null)))
                .isEmpty();
        assertThat(summarize(ofRun(newOrg().orgId(), null, run, false, null))).isEmpty();
    }

    private static SummarizeUsage ofRun(
            OrgId orgId, @Nullable ProjectId projectId, RunId run, boolean byProject, @Nullable Bucket bucket) {
        return new SummarizeUsage(orgId, projectId, null, run, Window.always(), byProject, bucket, null, null);
    }

    /// The weeks and months of 2026-03-29, when Berlin sets its clock forward.
    @Test
    void sums_by_day_week_and_month_start_at_midnight_of_the_time_zone() {
        OrgId orgId = newOrg().orgId();
        use(orgId, null, "tokens", "1", Instant.parse("2026-03-28T22:59:59.999Z"));
        use(orgId, null, "tokens", "20", Instant.parse("2026-03-28T23:00:00Z"));
        use(orgId, null, "tokens", "300", Instant.parse("2026-03-29T21:59:59.999Z"));
        use(orgId, null, "tokens", "4000", Instant.parse("2026-03-29T22:00:00Z"));
        use(orgId, null, "tokens", "50000", Instant.parse("2026-03-31T21:59:59.999Z"));
        use(orgId, null, "tokens", "600000", Instant.parse("2026-03-31T22:00:00Z"));

        assertThat(summarize(inZone(orgId, Bucket.DAY, "Europe/Berlin")))
                .containsExactly(
                        total(orgId, null, "tokens", "count", "2026-03-27T23:00:00Z", "1"),
                        total(orgId, null, "tokens", "count", "2026-03-28T23:00:00Z", "320"),
                        total(orgId, null, "tokens", "count", "2026-03-29T22:00:00Z", "4000"),
                        total(orgId, null, "tokens", "count", "2026-03-30T22:00:00Z", "50000"),
                        total(orgId, null, "tokens", "count", "2026-03-31T22:00:00Z", "600000"));
        assertThat(summarize(inZone(orgId, Bucket.WEEK, "Europe/Berlin")))
                .containsExactly(
                        total(orgId, null, "tokens", "count", "2026-03-22T23:00:00Z", "321"),
                        total(orgId, null, "tokens", "count", "2026-03-29T22:00:00Z", "654000"));
        assertThat(summarize(inZone(orgId, Bucket.MONTH, "Europe/Berlin")))
                .containsExactly(
                        total(orgId, null, "tokens", "count", "2026-02-28T23:00:00Z", "54321"),
                        total(orgId, null, "tokens", "count", "2026-03-31T22:00:00Z", "600000"));
        assertThat(summarize(inZone(orgId, Bucket.MONTH, null)))
                .containsExactly(total(orgId, null, "tokens", "count", "2026-03-01T00:00:00Z", "654321"));
    }

    @Test
    void days_of_a_time_zone_with_half_an_hour_are_exact() {
        OrgId orgId = newOrg().orgId();
        Instant midnight = Instant.parse("2026-11-12T18:30:00.000Z");
        use(orgId, null, "tokens", "1", midnight.minusMillis(1));
        use(orgId, null, "tokens", "20", midnight);

        assertThat(summarize(inZone(orgId, Bucket.DAY, "Asia/Kolkata")))
                .containsExactly(
                        total(orgId, null, "tokens", "count", "2026-11-11T18:30:00Z", "1"),
                        total(orgId, null, "tokens", "count", "2026-11-12T18:30:00Z", "20"));
    }

    @Test
    void a_window_within_a_week_sums_its_part_of_the_week() {
        OrgId orgId = newOrg().orgId();
        use(orgId, null, "tokens", "1", NOON);
        use(orgId, null, "tokens", "20", NOON.plusSeconds(1));
        use(orgId, null, "tokens", "300", NOON.plusSeconds(2));
        Window part = new Window(NOON.plusMillis(1), NOON.plusMillis(1_999));

        assertThat(summarize(new SummarizeUsage(
                        orgId, null, null, null, part, false, Bucket.WEEK, ZoneId.of("Asia/Kathmandu"), null)))
                .containsExactly(total(orgId, null, "tokens", "count", "2026-11-08T18:15:00Z", "20"));
    }

    @Test
    void a_summary_by_weeks_of_a_time_zone_is_read_page_by_page() {
        OrgId orgId = newOrg().orgId();
        for (int week = 0; week < 6; week++) {
            use(orgId, null, "tokens", "1", NOON.minus(Duration.ofDays(7L * week)));
        }
        SummarizeUsage query = inZone(orgId, Bucket.WEEK, "America/New_York");
        List<UsageTotal> lines = summarize(query);

        assertThat(lines).hasSize(6);
        for (int limit : List.of(1, 4, 6)) {
            assertThat(walk(limit, page -> landlord().usage().summarize(caller(), query, page)))
                    .isEqualTo(lines);
        }
    }

    @Test
    void a_time_zone_without_a_bucket_of_days_is_refused() {
        OrgId orgId = newOrg().orgId();

        assertInvalid(() -> summarize(inZone(orgId, Bucket.HOUR, "UTC")), "/timeZone");
        assertInvalid(() -> summarize(inZone(orgId, null, "UTC")), "/timeZone");
    }

    private static SummarizeUsage inZone(OrgId orgId, @Nullable Bucket bucket, @Nullable String zone) {
        ZoneId timeZone = zone == null ? null : ZoneId.of(zone);
        return new SummarizeUsage(orgId, null, null, null, Window.always(), false, bucket, timeZone, null);
    }

    @Test
    void buckets_before_1970_start_before_their_events() {
        OrgId orgId = newOrg().orgId();
        use(orgId, null, "tokens", "1", Instant.parse("1969-12-31T23:59:59.999Z"));

        assertThat(summarize(new SummarizeUsage(orgId, null, null, Window.always(), false, Bucket.DAY, null)))
                .containsExactly(total(orgId, null, "tokens", "count", "1969-12-31T00:00:00Z", "1"));
    }

    @Test
    void sums_by_project_and_bucket_are_ordered_by_project_first() {
        OrgId orgId = newOrg().orgId();
        List<ProjectId> projects = twoProjects(orgId);
        use(orgId, projects.get(0), "tokens", "1", NOON.plusSeconds(86_400));
        use(orgId, projects.get(0), "tokens", "20", NOON);
        use(orgId, null, "tokens", "300", NOON.plusSeconds(86_400));

        assertThat(summarize(new SummarizeUsage(orgId, null, null, Window.always(), true, Bucket.DAY, null)))
                .containsExactly(
                        total(orgId, null, "tokens", "count", "2026-11-13T00:00:00Z", "300"),
                        total(orgId, projects.get(0), "tokens", "count", "2026-11-12T00:00:00Z", "20"),
                        total(orgId, projects.get(0), "tokens", "count", "2026-11-13T00:00:00Z", "1"));
    }

    @Test
    void the_window_includes_both_bounds() {
        OrgId orgId = newOrg().orgId();
        Instant until = NOON.plusSeconds(60);
        use(orgId, null, "tokens", "1", NOON.minusMillis(1));
        use(orgId, null, "tokens", "20", NOON);
        use(orgId, null, "tokens", "300", until);
        use(orgId, null, "tokens", "4000", until.plusMillis(1));

        assertThat(summarize(new SummarizeUsage(orgId, null, null, new Window(NOON, until), false, null, null)))
                .containsExactly(total(orgId, null, "tokens", "count", null, "320"));
    }

    @Test
    void a_summary_is_read_page_by_page() {
        OrgId orgId = newOrg().orgId();
        List<ProjectId> projects = twoProjects(orgId);
        for (int hour = 0; hour < 5; hour++) {
            use(orgId, projects.get(hour % 2), "tokens", "1", NOON.plusSeconds(hour * 3_600L));
            use(orgId, null, "cpu", "1", NOON.plusSeconds(hour * 3_600L));
        }
        SummarizeUsage query = new SummarizeUsage(orgId, null, null, Window.always(), true, Bucket.HOUR, null);
        List<UsageTotal> lines = summarize(query);

        assertThat(lines).hasSize(10);
        for (int limit : List.of(1, 3, 10)) {
            assertThat(walk(limit, page -> landlord().usage().summarize(caller(), query, page)))
                    .isEqualTo(lines);
        }
    }

    @Test
    void a_sum_larger_than_the_largest_quantity_is_exact() {
        OrgId orgId = newOrg().orgId();
        use(orgId, null, "tokens", "999999999999999999", NOON);
        use(orgId, null, "tokens", "0.000000001", NOON.plusMillis(1));

        assertThat(summarize(whole(orgId)))
                .containsExactly(total(orgId, null, "tokens", "count", null, "999999999999999999.000000001"));
    }

    @Test
    void the_summary_of_a_missing_organization_is_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> summarize(whole(orgId)));
    }

    private List<ProjectId> twoProjects(OrgId orgId) {
        return List.of(newProject(orgId).projectId(), newProject(orgId).projectId()).stream()
                .sorted()
                .toList();
    }

    @Test
    void a_summary_as_of_the_future_is_refused() {
        OrgId orgId = newOrg().orgId();
        Instant future = now().plus(Duration.ofHours(1));

        assertInvalid(
                () -> summarize(new SummarizeUsage(orgId, null, null, Window.always(), false, null, future)), "/asOf");
    }

    private void useIn(OrgId orgId, String unit, String metric, String quantity, Instant observedAt) {
        RecordUsage command = new RecordUsage(
                null,
                null,
                null,
                new Label(metric),
                Quantity.parse(quantity),
                new Label(unit),
                observedAt,
                Metadata.empty());
        landlord().usage().record(caller(), orgId, command);
    }

    private void useInRun(OrgId orgId, @Nullable ProjectId projectId, RunId run, String quantity, Instant observedAt) {
        RecordUsage command = new RecordUsage(
                null,
                projectId,
                run,
                new Label("tokens"),
                Quantity.parse(quantity),
                new Label("count"),
                observedAt,
                Metadata.empty());
        landlord().usage().record(caller(), orgId, command);
    }

    private static SummarizeUsage whole(OrgId orgId) {
        return new SummarizeUsage(orgId, null, null, Window.always(), false, null, null);
    }

    private static UsageTotal total(
            OrgId orgId,
            @Nullable ProjectId projectId,
            String metric,
            String unit,
            @Nullable String bucketStart,
            String quantity) {
        return new UsageTotal(
                orgId,
                projectId,
                new Label(metric),
                new Label(unit),
                bucketStart == null ? null : Instant.parse(bucketStart),
                QuantitySum.parse(quantity));
    }

    private List<UsageTotal> summarize(SummarizeUsage query) {
        return all(page -> landlord().usage().summarize(caller(), query, page));
    }
}
