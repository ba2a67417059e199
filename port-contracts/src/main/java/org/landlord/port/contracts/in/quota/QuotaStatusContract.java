package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.quota.QuotaStatuses;
import org.landlord.port.in.usage.TopUsage;
import org.landlord.port.in.usage.Usage;

/// The contract of [QuotaStatuses] and of [Usage#top].
public abstract class QuotaStatusContract extends QuotaContract {

    private static final List<Period> PERIODS = List.of(
            Period.DAILY,
            Period.WEEKLY,
            Period.MONTHLY,
            Period.CALENDAR_DAY,
            Period.CALENDAR_WEEK,
            Period.CALENDAR_MONTH,
            Period.CALENDAR_YEAR,
            Period.LIFETIME);

    @Test
    void the_status_of_a_limit_is_its_check_with_the_used_percentage() {
        OrgId orgId = newOrg().orgId();
        LimitKey key = hard(orgId, null, Period.CALENDAR_MONTH, "10");
        use(orgId, null, "2.55");
        reserve(orgId, null, "3");

        QuotaStatus status = status(orgId).getFirst();

        QuotaCheck check = check(key);
        assertThat(status.check().limit()).isEqualTo(check.limit());
        assertThat(status.check().usedQuantity()).isEqualTo(check.usedQuantity());
        assertThat(status.check().reservedQuantity()).isEqualTo(QuantitySum.of(3));
        assertThat(status.check().remainingQuantity()).isEqualTo(check.remainingQuantity());
        assertThat(status.percentUsed()).isEqualTo(25);
        assertThat(status.windowEnd())
                .isEqualTo(check.limit().windowAround(now()).until().plusMillis(1));
    }

    @Test
    void a_rolling_period_has_no_window_end_and_a_limit_of_zero_is_full() {
        OrgId orgId = newOrg().orgId();
        soft(orgId, null, Period.DAILY, "0");

        QuotaStatus unused = status(orgId).getFirst();
        use(orgId, null, "1");
        QuotaStatus used = status(orgId).getFirst();

        assertThat(unused.windowEnd()).isNull();
        assertThat(unused.percentUsed()).isEqualTo(100);
        assertThat(used.percentUsed()).isEqualTo(UsageLimit.MAX_PERCENT);
    }

    @Test
    void the_statuses_of_an_organization_are_in_pages_and_those_of_a_project_its_own() {
        OrgId orgId = newOrg().orgId();
        ProjectId project = newProject(orgId).projectId();
        List<LimitKey> keys = new ArrayList<>();
        for (Period period : List.of(Period.DAILY, Period.MONTHLY)) {
            keys.add(soft(orgId, null, period, "10"));
        }
        keys.add(soft(orgId, project, Period.DAILY, "10"));

        List<QuotaStatus> all = walk(1, page -> landlord().quotaStatuses().list(caller(), orgId, page));
        List<QuotaStatus> ofProject =
                all(page -> landlord().quotaStatuses().listOfProject(caller(), orgId, project, page));

        assertThat(all).extracting(QuotaStatusContract::key).containsExactlyElementsOf(keys);
        assertThat(ofProject).extracting(QuotaStatusContract::key).containsExactly(keys.getLast());
    }

    @Test
    void the_status_of_one_limit_is_that_of_the_list() {
        OrgId orgId = newOrg().orgId();
        ProjectId project = newProject(orgId).projectId();
        LimitKey ofOrg = soft(orgId, null, Period.MONTHLY, "10");
        LimitKey ofProject = hard(orgId, project, Period.LIFETIME, "20");
        use(orgId, project, "5");

        assertThat(landlord().quotaStatuses().get(caller(), ofOrg).percentUsed())
                .isEqualTo(50);
        QuotaStatus status = landlord().quotaStatuses().get(caller(), ofProject);
        assertThat(key(status)).isEqualTo(ofProject);
        assertThat(status.percentUsed()).isEqualTo(25);
        LimitKey none = new LimitKey(orgId, project, ofOrg.metric(), ofOrg.unit(), Period.DAILY);
        assertNotFound("usage_limit", none, () -> landlord().quotaStatuses().get(caller(), none));
    }

    @Test
    void a_limit_that_steady_usage_fills_is_full_when_the_rest_is_used_at_that_rate() {
        OrgId orgId = newOrg().orgId();
        soft(orgId, null, Period.MONTHLY, "100");
        Instant now = now();
        use(orgId, null, "tokens", "10", now.minus(Duration.ofMinutes(30)));
        use(orgId, null, "tokens", "14", now.minus(Duration.ofHours(5)));

        QuotaStatus status = status(orgId).getFirst();

        // 76 remain: 10 an hour, or 24 a day.
        assertThat(status.fullAtHourlyRate())
                .isBetween(now.plus(Duration.ofMinutes(450)), now().plus(Duration.ofMinutes(460)));
        assertThat(status.fullAtDailyRate())
                .isBetween(now.plus(Duration.ofHours(75)), now().plus(Duration.ofHours(77)));
    }

    @Test
    void a_limit_that_has_refused_says_when_it_did_last() {
        OrgId orgId = newOrg().orgId();
        hard(orgId, null, Period.DAILY, "10");
        hard(orgId, null, Period.MONTHLY, "20");
        assertThat(status(orgId)).extracting(QuotaStatus::lastDeniedAt).containsOnlyNulls();

        assertExceeded(() -> use(orgId, null, "11"));
        Instant between = now();
        Instant first = status(orgId).getFirst().lastDeniedAt();
        assertExceeded(() -> use(orgId, null, "12"));

        assertThat(first).isBeforeOrEqualTo(between);
        assertThat(status(orgId).getFirst().lastDeniedAt()).isBetween(between, now());
        assertThat(status(orgId).getLast().lastDeniedAt()).isNull();
    }

    @Test
    void an_unknown_organization_has_no_status() {
        OrgId missing = new OrgId(unique("missing"));

        assertNotFound("org", () -> status(missing));
    }

    /// Random limits of several organizations, whose usage may have left the windows.
    @Test
    void the_fullest_limits_of_all_organizations_are_those_of_the_sums() {
        Random random = new Random(7);
        Label metric = new Label(unique("metric"));
        Instant now = now();
        List<OrgId> orgs = List.of(newOrg().orgId(), newOrg().orgId(), newOrg().orgId());
        List<LimitKey> keys = new ArrayList<>();
        for (OrgId orgId : orgs) {
            for (Period period : PERIODS) {
                LimitKey key = LimitKey.of(orgId, null, metric, null, period);
                keys.add(set(key, String.valueOf(1 + random.nextInt(60)), Enforcement.SOFT, null));
            }
            for (int i = 0; i < 5; i++) {
                Instant at = now.minus(Duration.ofHours(random.nextInt(24 * 20)));
                use(orgId, null, metric.value(), String.valueOf(random.nextInt(10)), at);
            }
        }

        for (int over : List.of(1, 40, 80, 100, 300)) {
            List<QuotaStatus> fullest = fullest(over).stream()
                    .filter(status -> key(status).metric().equals(metric))
                    .toList();

            List<LimitKey> expected = keys.stream()
                    .filter(key -> percent(key) >= over)
                    .sorted((one, other) ->
                            percent(one) == percent(other) ? one.compareTo(other) : percent(other) - percent(one))
                    .toList();
            assertThat(fullest).extracting(QuotaStatusContract::key).containsExactlyElementsOf(expected);
            assertThat(fullest).allMatch(status -> status.percentUsed() == percent(key(status)));
        }
        assertThat(landlord().quotaStatuses().fullest(caller(), 1, 1)).hasSize(1);
    }

    @Test
    void the_range_of_the_fullest_limits_is_checked() {
        QuotaStatuses statuses = landlord().quotaStatuses();

        assertInvalid(() -> statuses.fullest(caller(), 0, 10), "/over");
        assertInvalid(() -> statuses.fullest(caller(), UsageLimit.MAX_PERCENT + 1, 10), "/over");
        assertInvalid(() -> statuses.fullest(caller(), 80, 0), "/limit");
        assertInvalid(() -> statuses.fullest(caller(), 80, QuotaStatuses.MAX_FULLEST + 1), "/limit");
    }

    @Test
    void the_largest_users_are_organizations_or_projects() {
        Label metric = new Label(unique("metric"));
        OrgId one = newOrg().orgId();
        OrgId other = newOrg().orgId();
        ProjectId first = newProject(one).projectId();
        ProjectId second = newProject(one).projectId();
        use(one, first, metric.value(), "1", null);
        use(one, second, metric.value(), "2.5", null);
        use(one, null, metric.value(), "4", null);
        use(other, null, metric.value(), "7", null);
        use(other, null, metric.value(), "100", now().minus(Duration.ofDays(40)));

        assertThat(top(metric, false, 50)).containsExactly(one + " - 7.5", other + " - 7");
        assertThat(top(metric, true, 50)).containsExactly(one + " " + second + " 2.5", one + " " + first + " 1");
        assertThat(top(metric, false, 1)).containsExactly(one + " - 7.5");
        assertThat(top(new Label(unique("none")), false, 1)).isEmpty();
    }

    @Test
    void the_range_of_the_largest_users_is_checked() {
        Instant hour = now().truncatedTo(ChronoUnit.HOURS);

        assertInvalid(() -> top(hour.plusMillis(1), null, 50), "/since");
        assertInvalid(() -> top(null, hour.plusSeconds(1), 50), "/until");
        assertInvalid(() -> top(hour, hour, 50), "/since");
        assertInvalid(() -> top(null, null, 0), "/limit");
        assertInvalid(() -> top(null, null, Usage.MAX_TOP + 1), "/limit");
        assertThat(top(hour, hour.plus(Duration.ofHours(1)), Usage.MAX_TOP)).isEmpty();
    }

    private List<UsageTotal> top(@Nullable Instant since, @Nullable Instant until, int limit) {
        Label metric = new Label(unique("metric"));
        return landlord().usage().top(caller(), new TopUsage(metric, null, since, until, false, limit));
    }

    private List<String> top(Label metric, boolean byProject, int limit) {
        return landlord().usage().top(caller(), new TopUsage(metric, null, null, null, byProject, limit)).stream()
                .map(total -> total.orgId() + " " + (total.projectId() == null ? "-" : total.projectId()) + " "
                        + total.quantity())
                .toList();
    }

    private List<QuotaStatus> fullest(int over) {
        return landlord().quotaStatuses().fullest(caller(), over, QuotaStatuses.MAX_FULLEST);
    }

    private int percent(LimitKey key) {
        QuotaCheck check = check(key);
        return check.limit().percentUsed(check.usedQuantity());
    }

    private List<QuotaStatus> status(OrgId orgId) {
        return all(page -> landlord().quotaStatuses().list(caller(), orgId, page));
    }

    private static LimitKey key(QuotaStatus status) {
        return status.check().limit().key();
    }
}
