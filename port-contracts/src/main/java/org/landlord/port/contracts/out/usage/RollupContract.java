package org.landlord.port.contracts.out.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Voiding;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.Stores;
import org.landlord.port.out.usage.SumFaults;
import org.landlord.port.out.usage.UsageGrouping;
import org.landlord.port.out.usage.UsageSumQuery;
import org.landlord.port.out.usage.UsageTopQuery;

/// The sums that a storage keeps equal the sums of the events, for every order of recordings and reversals and
/// for every query.
public abstract class RollupContract extends StorageContract {

    private static final int ROUNDS = 8;
    private static final int EVENTS_PER_ROUND = 80;
    private static final int SUMS_PER_ROUND = 200;
    private static final int SUMMARIES_PER_ROUND = 30;

    /// The number of events in a burst of one minute.
    protected int burst() {
        return 300_000;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333})
    void givenRandomUsage_whenItIsSummed_thenTheSumIsThatOfTheEvents(long seed) {
        Tenant tenant = newTenantWithProjects();
        RandomUsage usage = new RandomUsage(seed, tenant.orgId());
        DecimalLedger expected = new DecimalLedger();

        for (int round = 0; round < ROUNDS; round++) {
            recordAndReverse(tenant, usage, expected);

            assertThatSumsAreRight(usage, expected);
            assertThatSummariesAreRight(usage, expected);
            assertThatTopIsRight(tenant, usage, expected);
            assertThatNothingKeptIsWrong(tenant, expected);
        }

        SumFaults faults = read(stores -> stores.usageEvents().findWrongSums(tenant.orgId(), null));
        assertThat(faults.corrections()).isEmpty();
        assertThat(faults.next()).isNull();
    }

    /// Appends in several units, and reverses some events, both of the same unit and of earlier ones.
    private void recordAndReverse(Tenant tenant, RandomUsage usage, DecimalLedger expected) {
        List<UsageEvent> events = usage.events(EVENTS_PER_ROUND);
        List<Consumer<Stores>> changes = new ArrayList<>();
        for (int from = 0; from < events.size(); from += 20) {
            List<UsageEvent> piece = events.subList(from, from + 20);
            changes.add(stores -> stores.usageEvents().append(piece));
            expected.append(piece);
            changes.addAll(reversals(tenant, usage, usage.some(expected.counting(), 40), expected));
        }
        write(stores -> changes.forEach(change -> change.accept(stores)));
    }

    /// Chosen before the unit of work, which may run more than once.
    private static List<Consumer<Stores>> reversals(
            Tenant tenant, RandomUsage usage, List<UsageEvent> events, DecimalLedger expected) {
        List<Consumer<Stores>> changes = new ArrayList<>();
        for (UsageEvent event : events) {
            Voiding voiding = usage.voiding(event);
            changes.add(stores -> stores.usageEvents().reverse(tenant.orgId(), event.eventId(), voiding));
            expected.reverse(event.eventId(), voiding);
        }
        return changes;
    }

    private void assertThatSumsAreRight(RandomUsage usage, DecimalLedger expected) {
        List<UsageEvent> seen = expected.all();
        read(stores -> {
            for (int i = 0; i < SUMS_PER_ROUND; i++) {
                UsageSumQuery query = usage.query(seen);
                assertThatSumIsRight(stores, query, expected);
                QuantitySum quantity = usage.orLess(expected.sum(usage.part(query, seen)));
                assertThatEarliestStartIsRight(stores, RandomUsage.now(query), quantity, expected);
            }
            return true;
        });
    }

    private static void assertThatSumIsRight(Stores stores, UsageSumQuery query, DecimalLedger expected) {
        QuantitySum sum = expected.sum(query);
        assertThat(stores.usageEvents().sum(query)).as("%s", query).isEqualTo(sum);
    }

    private static void assertThatEarliestStartIsRight(
            Stores stores, UsageSumQuery query, QuantitySum quantity, DecimalLedger expected) {
        Instant start = stores.usageEvents().earliestStart(query, quantity);

        Instant since = query.window().since();
        Instant until = query.window().until();
        assertThat(start).as("%s %s", query, quantity).isBetween(since, until.plusMillis(1));
        if (!start.isAfter(until)) {
            QuantitySum sum = expected.sum(RandomUsage.in(query, new Window(start, until)));
            assertThat(sum).as("%s %s", query, quantity).isLessThanOrEqualTo(quantity);
        }
        if (start.isAfter(since)) {
            QuantitySum sum = expected.sum(RandomUsage.in(query, new Window(start.minusMillis(1), until)));
            assertThat(sum).as("%s %s", query, quantity).isGreaterThan(quantity);
        }
    }

    private void assertThatSummariesAreRight(RandomUsage usage, DecimalLedger expected) {
        List<UsageEvent> seen = expected.all();
        for (int i = 0; i < SUMMARIES_PER_ROUND; i++) {
            assertThatSummaryIsRight(usage.query(seen), usage.grouping(), usage.limit(), expected);
        }
    }

    private void assertThatSummaryIsRight(
            UsageSumQuery query, UsageGrouping grouping, int limit, DecimalLedger expected) {
        List<UsageTotal> lines =
                pages(limit, (stores, after) -> stores.usageEvents().summarize(query, grouping, after, limit));
        assertThat(lines)
                .as("%s %s in pieces of %d", query, grouping, limit)
                .isEqualTo(expected.summarize(query, grouping));
    }

    /// Compares the sums of this tenant only: those of other tests may be in the result.
    private void assertThatTopIsRight(Tenant tenant, RandomUsage usage, DecimalLedger expected) {
        for (int i = 0; i < SUMMARIES_PER_ROUND; i++) {
            UsageTopQuery query = usage.topQuery();
            List<UsageTotal> top = read(stores -> stores.usageEvents().top(query, Integer.MAX_VALUE));
            Window window = new Window(query.since(), query.until().minusMillis(1));
            List<UsageTotal> sums = expected.summarize(
                    new UsageSumQuery(tenant.orgId(), null, query.metric(), query.unit(), window, null),
                    new UsageGrouping(query.byProject(), null));

            assertThat(top).isSortedAccordingTo(UsageTotal.LARGEST_FIRST);
            assertThat(top.stream().filter(total -> total.orgId().equals(tenant.orgId())))
                    .as("%s", query)
                    .containsExactlyInAnyOrderElementsOf(sums.stream()
                            .filter(total -> total.quantity().isPositive())
                            .filter(total -> !query.byProject() || total.projectId() != null)
                            .toList());
            int limit = usage.limit();
            List<UsageTotal> first = read(stores -> stores.usageEvents().top(query, limit));
            assertThat(first).isEqualTo(top.subList(0, Math.min(limit, top.size())));
        }
    }

    private void assertThatNothingKeptIsWrong(Tenant tenant, DecimalLedger expected) {
        long wrong = read(stores -> stores.usageEvents().countWrongSums(tenant.orgId()));
        long series = read(stores -> stores.usageEvents().countSeries(tenant.orgId()));
        assertThat(wrong).isZero();
        assertThat(series).isEqualTo(expected.series());
    }

    @Test
    void givenABurstWithinOneMinute_whenAnyPartOfItIsSummed_thenTheSumIsThatOfTheEvents() {
        Tenant tenant = newTenantWithProjects();
        RandomUsage usage = new RandomUsage(4_444, tenant.orgId());
        Instant minute = Instant.parse("2026-11-22T14:59:00Z");
        List<UsageEvent> events = usage.burst(minute, burst());
        DecimalLedger expected = new DecimalLedger();
        expected.append(events);
        List<Consumer<Stores>> reversals = reversals(tenant, usage, usage.some(events, 1_000), expected);

        write(stores -> {
            for (int from = 0; from < events.size(); from += 10_000) {
                stores.usageEvents().append(events.subList(from, Math.min(from + 10_000, events.size())));
            }
            reversals.forEach(reversal -> reversal.accept(stores));
        });

        List<Window> windows = List.of(
                Window.always(),
                new Window(minute, minute.plusMillis(59_999)),
                new Window(minute.plusMillis(1), minute.plusMillis(59_998)),
                new Window(minute.plusMillis(500), minute.plusMillis(500)),
                new Window(minute.plusMillis(12_345), minute.plusMillis(54_321)),
                new Window(minute.minusMillis(1), minute.plusMillis(999)),
                new Window(minute.plusSeconds(59), minute.plusSeconds(3_600)),
                new Window(minute.plusMillis(29_999), minute.plusMillis(30_000)));
        read(stores -> {
            windows.forEach(window -> assertThatSumIsRight(stores, within(tenant, null, window), expected));
            windows.forEach(window ->
                    assertThatSumIsRight(stores, within(tenant, new ProjectId("project_a"), window), expected));
            return true;
        });
        read(stores -> {
            UsageSumQuery all = within(tenant, null, Window.always());
            for (int i = 0; i < 20; i++) {
                QuantitySum quantity = usage.orLess(expected.sum(usage.part(all, events)));
                assertThatEarliestStartIsRight(stores, all, quantity, expected);
            }
            return true;
        });
        assertThatSummaryIsRight(within(tenant, null, windows.get(4)), new UsageGrouping(true, null), 5, expected);
        assertThatNothingKeptIsWrong(tenant, expected);
    }

    private static UsageSumQuery within(Tenant tenant, @Nullable ProjectId projectId, Window window) {
        return new UsageSumQuery(tenant.orgId(), projectId, null, null, window, null);
    }

    @Test
    void givenAFailedUnit_thenItsUsageAndItsReversalsAreInNoSum() {
        Tenant tenant = newTenantWithProjects();
        RandomUsage usage = new RandomUsage(55_555, tenant.orgId());
        DecimalLedger expected = new DecimalLedger();
        recordAndReverse(tenant, usage, expected);
        List<UsageEvent> never = usage.events(50);

        assertThatThrownBy(() -> write(stores -> {
                    stores.usageEvents().append(never);
                    expected.counting()
                            .forEach(event -> stores.usageEvents()
                                    .reverse(tenant.orgId(), event.eventId(), usage.voiding(event)));
                    throw new Conflict("a rule says no");
                }))
                .isInstanceOf(Conflict.class);

        assertThatSumsAreRight(usage, expected);
        assertThatNothingKeptIsWrong(tenant, expected);
    }

    @Test
    void givenTwoOrganizationsWithTheSameUsage_whenOneReversesAllEvents_thenTheSumsOfTheOtherStay() {
        Tenant one = newTenantWithProjects();
        Tenant other = newTenantWithProjects();
        DecimalLedger ofOne = new DecimalLedger();
        DecimalLedger ofOther = new DecimalLedger();
        RandomUsage usage = new RandomUsage(666, one.orgId());
        recordAndReverse(one, usage, ofOne);
        RandomUsage same = new RandomUsage(666, other.orgId());
        recordAndReverse(other, same, ofOther);

        List<Consumer<Stores>> reversals = reversals(one, usage, ofOne.counting(), ofOne);
        write(stores -> reversals.forEach(reversal -> reversal.accept(stores)));

        assertThatSumsAreRight(usage, ofOne);
        assertThatSummariesAreRight(usage, ofOne);
        assertThatSumsAreRight(same, ofOther);
        assertThatSummariesAreRight(same, ofOther);
        assertThatNothingKeptIsWrong(one, ofOne);
        assertThatNothingKeptIsWrong(other, ofOther);
    }

    @Test
    void givenAQueryAsOfAnInstant_whenItsEarliestStartIsAskedFor_thenItIsRefused() {
        Tenant tenant = newTenant();
        UsageSumQuery query = new UsageSumQuery(tenant.orgId(), null, null, null, Window.always(), NOW);

        assertThatThrownBy(() -> read(stores -> stores.usageEvents().earliestStart(query, QuantitySum.ZERO)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrganizationWithoutUsageHasNoSeriesAndNoFaults() {
        Tenant tenant = newTenant();

        SumFaults faults = read(stores -> stores.usageEvents().findWrongSums(tenant.orgId(), null));
        assertThat(faults).isEqualTo(new SumFaults(List.of(), null));
        assertThatNothingKeptIsWrong(tenant, new DecimalLedger());
    }

    private Tenant newTenantWithProjects() {
        Tenant tenant = newTenant();
        List<ProjectId> projects = new ArrayList<>(RandomUsage.PROJECTS.subList(1, RandomUsage.PROJECTS.size()));
        write(stores -> projects.forEach(project -> stores.projects()
                .insert(tenant.project(project.value(), project.value().replace('_', '-')))));
        return tenant;
    }

    @Test
    void theUnitsOfAMetricAreThoseInWhichItWasUsed() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.projects().insert(tenant.project(PROJECT.value(), "project"));
            stores.usageEvents()
                    .append(List.of(
                            tenant.usage("a", null, null, "tokens", "token", "1", NOW),
                            tenant.usage("b", PROJECT, null, "tokens", "count", "1", NOW),
                            tenant.usage("c", PROJECT, null, "tokens", "count", "1", NOW),
                            tenant.usage("d", null, null, "runs", "minute", "1", NOW)));
        });

        assertThat(units(tenant, null, 9)).containsExactly("count", "token");
        assertThat(units(tenant, null, 1)).containsExactly("count");
        assertThat(units(tenant, PROJECT, 9)).containsExactly("count");
        assertThat(units(newTenant(), null, 9)).isEmpty();
    }

    private List<String> units(Tenant tenant, @Nullable ProjectId projectId, int limit) {
        return read(stores -> stores.usageEvents().units(tenant.orgId(), projectId, new Label("tokens"), limit))
                .stream()
                .map(Label::value)
                .toList();
    }
}
