package org.landlord.port.contracts.out.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.quota.AnchorDay;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.OnExceeded;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.quota.LimitState;

/// The contract of [org.landlord.port.out.quota.UsageLimitStore].
public abstract class UsageLimitStoreContract extends StorageContract {

    private static final Instant MARKED = NOW.plusSeconds(60);

    @Test
    void everyFieldIsReturnedUnchanged() {
        for (Period period : Period.values()) {
            Tenant tenant = newTenantWithProject();
            AnchorDay anchorDay = period == Period.ANNIVERSARY_MONTH ? new AnchorDay(31) : null;
            List<UsageLimit> limits = List.of(
                    new UsageLimit(
                            tenant.limitKey(PROJECT, UNICODE, "µs " + UNICODE, period),
                            Quantity.parse("999999999999999998.000000001"),
                            Enforcement.HARD,
                            ZoneId.of("Europe/Berlin"),
                            anchorDay,
                            new Thresholds(List.of(1, 50, 1000)),
                            OnExceeded.CANCEL,
                            Instant.parse("1969-12-31T23:59:59.999Z")),
                    new UsageLimit(
                            tenant.limitKey(null, "tokens", "count", period),
                            Quantity.ZERO,
                            Enforcement.SOFT,
                            null,
                            anchorDay,
                            new Thresholds(List.of()),
                            NOW));

            write(stores -> limits.forEach(stores.usageLimits()::put));

            for (UsageLimit limit : limits) {
                UsageLimit found =
                        find(stores -> stores.usageLimits().find(limit.key())).orElseThrow();
                assertThat(found).isEqualTo(limit);
                assertThat(found.key().period()).isEqualTo(period);
                assertThat(found.version()).isEqualTo(limit.version());
            }
            assertThat(list(stores -> stores.usageLimits().list(tenant.orgId(), null, 10)))
                    .extracting(limit -> limit.key().period())
                    .containsOnly(period);
        }
    }

    @Test
    void bothNamesOfARollingPeriodAreOneLimitWithTheNameThatWasPutLast() {
        Tenant tenant = newTenant();
        LimitKey alias = tenant.limitKey(null, "tokens", "count", Period.DAILY);
        LimitKey name = tenant.limitKey(null, "tokens", "count", Period.ROLLING_24H);

        for (LimitKey put : List.of(alias, name, alias)) {
            write(stores -> stores.usageLimits().put(tenant.limit(put)));
            recordState(put == alias ? name : alias, 75);

            for (LimitKey key : List.of(alias, name)) {
                assertThat(find(stores -> stores.usageLimits().find(key)))
                        .map(limit -> limit.key().period())
                        .contains(put.period());
            }
            assertThat(states(tenant)).containsExactly(marked(tenant.limit(put), 75));
            assertThat(list(stores -> stores.usageLimits().list(tenant.orgId(), put, 10)))
                    .isEmpty();
        }
        write(stores -> stores.usageLimits().delete(name));
        assertThat(states(tenant)).isEmpty();
    }

    @Test
    void everyKindOfTimeZoneIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        LimitKey key = tenant.limitKey(null, "tokens", "count", Period.CALENDAR_DAY);

        for (String zone : List.of("UTC", "Z", "+02:00", "-11:30", "Asia/Kolkata")) {
            UsageLimit limit =
                    new UsageLimit(key, Quantity.of(1), Enforcement.SOFT, ZoneId.of(zone), Thresholds.DEFAULT, NOW);
            write(stores -> stores.usageLimits().put(limit));

            assertThat(find(stores -> stores.usageLimits().find(key))).contains(limit);
        }
    }

    @Test
    void limitsAreDistinguishedByEveryPartOfTheKey() {
        Tenant tenant = newTenantWithProject();
        LimitKey key = tenant.limitKey(null, "tokens", "count", Period.DAILY);
        List<LimitKey> others = List.of(
                tenant.limitKey(PROJECT, "tokens", "count", Period.DAILY),
                tenant.limitKey(null, "Tokens", "count", Period.DAILY),
                tenant.limitKey(null, "tokens", "ms", Period.DAILY),
                tenant.limitKey(null, "tokens", "count", Period.CALENDAR_DAY));
        write(stores -> stores.usageLimits().put(tenant.limit(key)));

        for (LimitKey other : others) {
            assertThat(find(stores -> stores.usageLimits().find(other))).isEmpty();
            write(stores -> stores.usageLimits().put(tenant.limit(other)));
        }

        assertThat(list(stores -> stores.usageLimits().list(tenant.orgId(), null, 10)))
                .hasSize(1 + others.size());
    }

    @Test
    void aLimitPutAgainIsReplaced_orgWideAndOfAProject() {
        Tenant tenant = newTenantWithProject();
        for (LimitKey key : bothScopes(tenant)) {
            UsageLimit changed = new UsageLimit(
                    key,
                    Quantity.parse("0.5"),
                    Enforcement.HARD,
                    ZoneId.of("UTC"),
                    null,
                    new Thresholds(List.of(7)),
                    OnExceeded.PAUSE,
                    NOW.plusMillis(1));
            write(stores -> stores.usageLimits().put(changed));
            write(stores -> stores.usageLimits().put(tenant.limit(key)));
            write(stores -> stores.usageLimits().put(changed));

            assertThat(find(stores -> stores.usageLimits().find(key))).contains(changed);
        }
        assertThat(list(stores -> stores.usageLimits().list(tenant.orgId(), null, 10)))
                .hasSize(2);
    }

    @Test
    void deletingALimitKeepsTheLimitOfTheOtherScope() {
        Tenant tenant = newTenantWithProject();
        List<LimitKey> keys = bothScopes(tenant);
        for (LimitKey going : keys) {
            write(stores -> keys.forEach(key -> stores.usageLimits().put(tenant.limit(key))));

            write(stores -> stores.usageLimits().delete(going));
            write(stores -> stores.usageLimits().delete(going));

            assertThat(find(stores -> stores.usageLimits().find(going))).isEmpty();
            assertThat(list(stores -> stores.usageLimits().list(tenant.orgId(), null, 10)))
                    .hasSize(1);
        }
    }

    private static List<LimitKey> bothScopes(Tenant tenant) {
        return List.of(
                tenant.limitKey(null, "tokens", "count", Period.DAILY),
                tenant.limitKey(PROJECT, "tokens", "count", Period.DAILY));
    }

    @Test
    void aLimitRequiresItsOrganizationAndItsProject() {
        Tenant missing = new Tenant(Fixtures.organization());
        Tenant tenant = newTenant();
        newTenantWithProject();

        for (LimitKey key : List.of(
                missing.limitKey(null, "tokens", "count", Period.DAILY),
                tenant.limitKey(PROJECT, "tokens", "count", Period.DAILY))) {
            assertThatThrownBy(() -> write(stores -> stores.usageLimits().put(tenant.limit(key))))
                    .isInstanceOf(Conflict.class);
        }
    }

    @Test
    void organizationsAreIsolated() {
        Tenant one = newTenantWithProject();
        Tenant other = newTenantWithProject();
        write(stores -> {
            bothScopes(one).forEach(key -> stores.usageLimits().put(one.limit(key)));
            bothScopes(other).forEach(key -> stores.usageLimits().put(other.limit(key)));
        });

        write(stores -> bothScopes(one).forEach(stores.usageLimits()::delete));

        assertThat(list(stores -> stores.usageLimits().list(one.orgId(), null, 10)))
                .isEmpty();
        assertThat(list(stores -> stores.usageLimits().list(other.orgId(), null, 10)))
                .extracting(UsageLimit::key)
                .isEqualTo(bothScopes(other));
    }

    @Test
    void limitsAreListedByProjectOrgWideFirstThenMetricUnitAndPeriod() {
        Tenant tenant = newTenant();
        ProjectId first = new ProjectId("-");
        ProjectId second = new ProjectId("A");
        List<LimitKey> inOrder = List.of(
                tenant.limitKey(null, "A", "count", Period.DAILY),
                tenant.limitKey(null, "a", "a b", Period.CALENDAR_DAY),
                tenant.limitKey(null, "a", "a b", Period.CALENDAR_MONTH),
                tenant.limitKey(null, "a", "a b", Period.CALENDAR_WEEK),
                tenant.limitKey(null, "a", "a b", Period.DAILY),
                tenant.limitKey(null, "a", "a b", Period.MONTHLY),
                tenant.limitKey(null, "a", "a b", Period.WEEKLY),
                tenant.limitKey(null, "a", "a-b", Period.DAILY),
                tenant.limitKey(null, "a b", "count", Period.DAILY),
                tenant.limitKey(null, "ab", "count", Period.DAILY),
                tenant.limitKey(null, "é", "count", Period.DAILY),
                tenant.limitKey(null, "\uFF5E", "count", Period.DAILY),
                tenant.limitKey(null, "\uD83D\uDE00", "count", Period.DAILY),
                tenant.limitKey(first, "a", "a b", Period.DAILY),
                tenant.limitKey(first, "b", "a b", Period.DAILY),
                tenant.limitKey(second, "a", "a b", Period.DAILY));
        List<LimitKey> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> {
            stores.projects().insert(tenant.project(second.value(), "a"));
            stores.projects().insert(tenant.project(first.value(), "b"));
            shuffled.forEach(key -> stores.usageLimits().put(tenant.limit(key)));
        });

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<UsageLimit> listed = pages(
                    limit,
                    (stores, after) ->
                            stores.usageLimits().list(tenant.orgId(), after == null ? null : after.key(), limit));
            assertThat(listed).extracting(UsageLimit::key).isEqualTo(inOrder);
            for (ProjectId project : List.of(first, second)) {
                List<UsageLimit> ofProject = pages(
                        limit,
                        (stores, after) -> stores.usageLimits()
                                .listOfProject(tenant.orgId(), project, after == null ? null : after.key(), limit));
                assertThat(ofProject)
                        .extracting(UsageLimit::key)
                        .isEqualTo(inOrder.stream()
                                .filter(key -> project.equals(key.projectId()))
                                .toList())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void aLimitWithoutARecordedStateHasNoReachedThresholds() {
        Tenant tenant = newTenant();
        UsageLimit limit = tenant.limit(tenant.limitKey(null, "tokens", "count", Period.DAILY));

        write(stores -> stores.usageLimits().put(limit));

        assertThat(states(tenant)).containsExactly(state(limit));
    }

    @Test
    void reachedThresholdsAreKeptUntilTheNextState_evenIfTheLimitIsPutAgain() {
        Tenant tenant = newTenantWithProject();
        for (LimitKey key : bothScopes(tenant)) {
            UsageLimit limit = tenant.limit(key);
            UsageLimit changed = new UsageLimit(
                    key, Quantity.of(7), Enforcement.HARD, null, new Thresholds(List.of(90)), NOW.plusMillis(1));
            write(stores -> stores.usageLimits().put(limit));

            recordState(key, 75, 90);
            assertThat(states(tenant)).contains(marked(limit, 75, 90));

            write(stores -> stores.usageLimits().put(changed));
            assertThat(states(tenant)).contains(marked(changed, 75, 90));

            recordState(key, 1000);
            assertThat(states(tenant)).contains(marked(changed, 1000));

            recordState(key);
            assertThat(states(tenant)).contains(marked(changed));
        }
    }

    @Test
    void theInstantOfAStateIsKeptToTheMillisecond() {
        Tenant tenant = newTenant();
        UsageLimit limit = tenant.limit(tenant.limitKey(null, "tokens", "count", Period.CALENDAR_DAY));
        write(stores -> stores.usageLimits().put(limit));

        for (String at : List.of("2026-11-22T23:59:59.999Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z")) {
            Instant instant = Instant.parse(at);
            recordState(limit.key(), instant, 75);

            LimitState expected = new LimitState(limit, new TreeSet<>(List.of(75)), instant, 0);
            assertThat(states(tenant)).containsExactly(expected);
            assertThat(find(stores -> stores.usageLimits().state(limit.key()))).contains(expected);
            assertThat(binding(series(tenant, null, "tokens", "count"))).containsExactly(expected);
        }
    }

    @Test
    void aLimitCreatedAgainHasNoState() {
        Tenant tenant = newTenant();
        UsageLimit limit = tenant.limit(tenant.limitKey(null, "tokens", "count", Period.DAILY));
        write(stores -> stores.usageLimits().put(limit));
        recordState(limit.key(), 75);

        write(stores -> stores.usageLimits().delete(limit.key()));
        write(stores -> stores.usageLimits().put(limit));

        assertThat(states(tenant)).containsExactly(state(limit));
    }

    @Test
    void theBindingLimitsAreThoseOfTheOrganizationAndTheProjectWithTheSameMetricAndUnit() {
        Tenant tenant = newTenantWithProject();
        Tenant other = newTenantWithProject();
        ProjectId second = new ProjectId("second");
        UsageLimit orgWide = tenant.limit(tenant.limitKey(null, "tokens", "count", Period.DAILY));
        UsageLimit monthly = tenant.limit(tenant.limitKey(null, "tokens", "count", Period.CALENDAR_MONTH));
        UsageLimit ofProject = tenant.limit(tenant.limitKey(PROJECT, "tokens", "count", Period.DAILY));
        UsageLimit ofSecond = tenant.limit(tenant.limitKey(second, "tokens", "count", Period.DAILY));
        UsageLimit otherUnit = tenant.limit(tenant.limitKey(null, "tokens", "ms", Period.DAILY));
        UsageLimit otherMetric = tenant.limit(tenant.limitKey(PROJECT, "Tokens", "count", Period.DAILY));
        UsageLimit foreign = other.limit(other.limitKey(PROJECT, "tokens", "count", Period.DAILY));
        write(stores -> {
            stores.projects().insert(tenant.project(second.value(), "second"));
            List.of(orgWide, monthly, ofProject, ofSecond, otherUnit, otherMetric, foreign)
                    .forEach(stores.usageLimits()::put);
        });
        recordState(monthly.key(), 75);

        assertThat(binding(series(tenant, PROJECT, "tokens", "count")))
                .containsExactlyInAnyOrder(state(orgWide), marked(monthly, 75), state(ofProject));
        assertThat(binding(series(tenant, null, "tokens", "count")))
                .containsExactlyInAnyOrder(state(orgWide), marked(monthly, 75));
        assertThat(binding(series(tenant, null, "tokens", "ms"), series(tenant, PROJECT, "Tokens", "count")))
                .containsExactlyInAnyOrder(state(otherUnit), state(otherMetric));
        assertThat(binding(
                        series(tenant, PROJECT, "tokens", "count"),
                        series(tenant, second, "tokens", "count"),
                        series(other, PROJECT, "tokens", "count")))
                .containsExactlyInAnyOrder(
                        state(orgWide), marked(monthly, 75), state(ofProject), state(ofSecond), state(foreign));
        assertThat(binding(series(tenant, null, "calls", "count"))).isEmpty();
        assertThat(binding()).isEmpty();
        assertThat(bindingInAnyUnit(series(tenant, PROJECT, "tokens", "none")))
                .containsExactlyInAnyOrder(state(orgWide), marked(monthly, 75), state(ofProject), state(otherUnit));
        assertThat(bindingInAnyUnit(series(tenant, null, "calls", "count"))).isEmpty();
    }

    private List<LimitState> bindingInAnyUnit(UsageSeries... series) {
        return list(stores -> stores.usageLimits().bindingInAnyUnit(List.of(series)));
    }

    @Test
    void theStatesOfAllOrganizationsAreListedByKey() {
        List<Tenant> tenants = List.of(newTenantWithProject(), newTenantWithProject());
        for (Tenant tenant : tenants) {
            write(stores ->
                    bothScopes(tenant).forEach(key -> stores.usageLimits().put(tenant.limit(key))));
            recordState(bothScopes(tenant).getLast(), 90, 75);
        }

        List<LimitState> all = states(100);

        assertThat(all)
                .isSortedAccordingTo(
                        Comparator.comparing(standing -> standing.limit().key()));
        assertThat(states(1)).isEqualTo(all);
        for (Tenant tenant : tenants) {
            List<LimitKey> keys = bothScopes(tenant);
            assertThat(states(tenant))
                    .containsExactly(
                            state(tenant.limit(keys.getFirst())), marked(tenant.limit(keys.getLast()), 75, 90));
        }
    }

    @Test
    void thePercentBoundIsKeptUntilTheNext_evenIfTheLimitIsPutAgainOrItsStateIsRecorded() {
        Tenant tenant = newTenant();
        UsageLimit limit = tenant.limit(tenant.limitKey(null, "tokens", "count", Period.DAILY));
        write(stores -> stores.usageLimits().put(limit));
        recordPercentBound(limit.key(), UsageLimit.MAX_PERCENT);

        write(stores -> stores.usageLimits().put(limit));
        recordState(limit.key(), 75);

        assertThat(states(tenant)).extracting(LimitState::percentBound).containsExactly(UsageLimit.MAX_PERCENT);
        assertThat(binding(series(tenant, null, "tokens", "count")))
                .extracting(LimitState::percentBound)
                .containsExactly(UsageLimit.MAX_PERCENT);
        recordPercentBound(limit.key(), 7);
        assertThat(states(tenant)).extracting(LimitState::percentBound).containsExactly(7);
        write(stores -> stores.usageLimits().delete(limit.key()));
        write(stores -> stores.usageLimits().put(limit));
        assertThat(states(tenant)).extracting(LimitState::percentBound).containsExactly(0);
    }

    @Test
    void theFullestLimitsOfAllOrganizationsAreListedByPercentBoundThenKey() {
        Tenant one = newTenantWithProject();
        Tenant other = newTenantWithProject();
        List<LimitKey> keys = new ArrayList<>();
        keys.addAll(bothScopes(one));
        keys.addAll(bothScopes(other));
        write(stores -> {
            bothScopes(one).forEach(key -> stores.usageLimits().put(one.limit(key)));
            bothScopes(other).forEach(key -> stores.usageLimits().put(other.limit(key)));
        });
        List<Integer> bounds = List.of(80, 1_000_000, 80, 79);
        for (int i = 0; i < keys.size(); i++) {
            recordPercentBound(keys.get(i), bounds.get(i));
        }

        List<LimitState> all = fullest(1, 100);

        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(LimitState::percentBound, Comparator.reverseOrder())
                        .thenComparing(state -> state.limit().key()));
        assertThat(all)
                .extracting(state -> state.limit().key())
                .containsSubsequence(keys.get(1), keys.get(0), keys.get(3))
                .containsSubsequence(keys.get(1), keys.get(2), keys.get(3));
        for (int limit = 1; limit <= 5; limit++) {
            assertThat(fullest(1, limit)).isEqualTo(all);
        }
        assertThat(fullest(80, 100))
                .isEqualTo(
                        all.stream().filter(state -> state.percentBound() >= 80).toList())
                .hasSizeGreaterThanOrEqualTo(3);
        write(stores -> stores.organizations().markDeleted(other.orgId(), NOW));
        assertThat(fullest(1, 100))
                .isEqualTo(all.stream()
                        .filter(state -> !state.limit().key().orgId().equals(other.orgId()))
                        .toList());
    }

    private List<LimitState> fullest(int percent, int limit) {
        return pages(limit, (stores, after) -> stores.usageLimits().fullest(percent, after, limit));
    }

    private void recordPercentBound(LimitKey key, int percent) {
        write(stores -> stores.usageLimits().recordPercentBound(key, percent));
    }

    private void recordState(LimitKey key, Integer... reached) {
        recordState(key, MARKED, reached);
    }

    private void recordState(LimitKey key, Instant at, Integer... reached) {
        write(stores -> stores.usageLimits().recordState(key, new TreeSet<>(List.of(reached)), at));
    }

    /// The state of a limit without a recorded one.
    private static LimitState state(UsageLimit limit) {
        return new LimitState(limit, new TreeSet<>(), null, 0);
    }

    private static LimitState marked(UsageLimit limit, Integer... reached) {
        return new LimitState(limit, new TreeSet<>(List.of(reached)), MARKED, 0);
    }

    private List<LimitState> states(Tenant tenant) {
        return states(100).stream()
                .filter(standing -> standing.limit().key().orgId().equals(tenant.orgId()))
                .toList();
    }

    private List<LimitState> states(int limit) {
        return pages(
                limit,
                (stores, after) -> stores.usageLimits()
                        .states(after == null ? null : after.limit().key(), limit));
    }

    private List<LimitState> binding(UsageSeries... series) {
        return list(stores -> stores.usageLimits().binding(List.of(series)));
    }

    private static UsageSeries series(Tenant tenant, @Nullable ProjectId projectId, String metric, String unit) {
        return new UsageSeries(tenant.orgId(), projectId, new Label(metric), new Label(unit));
    }

    private Tenant newTenantWithProject() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project(PROJECT.value(), "project")));
        return tenant;
    }
}
