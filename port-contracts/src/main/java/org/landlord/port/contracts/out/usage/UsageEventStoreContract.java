package org.landlord.port.contracts.out.usage;

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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.UsageSeries;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.usage.UsageEventPosition;
import org.landlord.port.out.usage.UsageSumQuery;

/// The contract of [org.landlord.port.out.usage.UsageEventStore] for events. [UsageSumContract] has the sums.
public abstract class UsageEventStoreContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenantWithProject();
        UsageEvent full = new UsageEvent(
                tenant.orgId(),
                new EventId("A:_-z0"),
                PROJECT,
                new RunId("run:1"),
                new Label("tokens " + UNICODE),
                Quantity.parse("999999999999999998.999999999"),
                new Label("ms " + UNICODE),
                Instant.parse("0001-01-01T00:00:00.001Z"),
                NOW.plusMillis(1),
                Fixtures.richMetadata());
        UsageEvent bare = tenant.usage("bare", "0", NOW);

        write(stores -> stores.usageEvents().append(List.of(full, bare)));

        List<UsageEvent> listed = list(stores -> stores.usageEvents().list(all(tenant), null, 10));
        assertThat(listed).containsExactly(full, bare);
        assertThat(listed.getFirst().metadata().json())
                .isEqualTo(full.metadata().json());
        assertThat(found(tenant, "A:_-z0", "bare")).isEqualTo(Map.of(full.eventId(), full, bare.eventId(), bare));
    }

    @Test
    void theNewestRecordingInstantIsFound_evenIfTheClockWasSetBack() {
        Tenant tenant = newTenant();
        Instant newest = Instant.parse("2990-01-01T00:00:00.001Z");
        write(stores -> stores.usageEvents().append(List.of(tenant.usage("before", "1", NOW))));
        write(stores -> stores.usageEvents().append(List.of(recordedAt(newest, tenant.usage("newest", "1", NOW)))));
        write(stores -> stores.usageEvents().append(List.of(tenant.usage("set-back", "1", NOW))));

        assertThat(find(stores -> stores.usageEvents().newestRecordedAt())).hasValue(newest);
    }

    private static UsageEvent recordedAt(Instant recordedAt, UsageEvent event) {
        return new UsageEvent(
                event.orgId(),
                event.eventId(),
                event.projectId(),
                event.runId(),
                event.metric(),
                event.quantity(),
                event.unit(),
                event.observedAt(),
                recordedAt,
                event.metadata());
    }

    @Test
    void quantitiesAreReturnedExactly() {
        Tenant tenant = newTenant();
        List<String> quantities = List.of("0", "0.000000001", "0.1", "1", "1.5", "42000", "999999999999999999");
        write(stores -> quantities.forEach(quantity -> stores.usageEvents()
                .append(List.of(tenant.usage("evt_" + quantity.replace('.', '_'), quantity, NOW)))));

        assertThat(list(stores -> stores.usageEvents().list(all(tenant), null, 10)))
                .extracting(event -> event.quantity().toString())
                .containsExactlyInAnyOrderElementsOf(quantities);
    }

    @Test
    void existingEventsAreFoundByTheirIds() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        UsageEvent one = tenant.usage("one", "1", NOW);
        UsageEvent two = tenant.usage("two", "2", NOW);
        write(stores -> stores.usageEvents().append(List.of(one, two, other.usage("three", "3", NOW))));

        assertThat(found(tenant, "two", "three", "one", "ONE", "two"))
                .isEqualTo(Map.of(one.eventId(), one, two.eventId(), two));
        assertThat(found(tenant, "three")).isEmpty();
        assertThat(found(tenant)).isEmpty();
    }

    @Test
    void thousandsOfEventsAreAppendedAndFoundAtOnce() {
        Tenant tenant = newTenant();
        List<UsageEvent> events = IntStream.range(0, 3000)
                .mapToObj(i -> tenant.usage("evt_" + i, "1", NOW.plusMillis(i)))
                .toList();
        List<EventId> ids = events.stream().map(UsageEvent::eventId).toList();

        write(stores -> stores.usageEvents().append(events));

        assertThat(unitOfWork()
                        .<Map<EventId, UsageEvent>>read(
                                stores -> stores.usageEvents().find(tenant.orgId(), ids)))
                .hasSize(3000);
        assertThat(list(stores -> stores.usageEvents().list(all(tenant), null, 3001)))
                .isEqualTo(events);
    }

    @Test
    void appendingNothingIsAllowed() {
        Tenant tenant = newTenant();

        write(stores -> stores.usageEvents().append(List.of()));

        assertThat(list(stores -> stores.usageEvents().list(all(tenant), null, 10)))
                .isEmpty();
    }

    @Test
    void anEventIdThatIsTakenIsRefusedWithTheWholeBatch() {
        Tenant tenant = newTenant();
        UsageEvent first = tenant.usage("same", "1", NOW);
        write(stores -> stores.usageEvents().append(List.of(first)));

        assertThatThrownBy(() -> write(stores -> stores.usageEvents()
                        .append(List.of(tenant.usage("other", "1", NOW), tenant.usage("same", "1", NOW)))))
                .isInstanceOf(Conflict.class);

        assertThat(list(stores -> stores.usageEvents().list(all(tenant), null, 10)))
                .containsExactly(first);
    }

    @Test
    void anEventIdTwiceInOneBatchIsRefused() {
        Tenant tenant = newTenant();

        assertThatThrownBy(() -> write(stores -> stores.usageEvents()
                        .append(List.of(tenant.usage("same", "1", NOW), tenant.usage("same", "1", NOW)))))
                .isInstanceOf(Conflict.class);

        assertThat(list(stores -> stores.usageEvents().list(all(tenant), null, 10)))
                .isEmpty();
    }

    @Test
    void anEventRequiresItsOrganizationAndItsProject() {
        Tenant missing = new Tenant(Fixtures.organization());
        Tenant tenant = newTenant();
        newTenantWithProject();

        for (UsageEvent event :
                List.of(missing.usage("evt", "1", NOW), tenant.usage("evt", PROJECT, "tokens", "1", NOW))) {
            assertThatThrownBy(() -> write(stores -> stores.usageEvents().append(List.of(event))))
                    .isInstanceOf(Conflict.class);
        }
    }

    @Test
    void twoOrganizationsCanUseTheSameEventId() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        UsageEvent ofOne = one.usage("same", "1", NOW);
        UsageEvent ofOther = other.usage("same", "2", NOW);

        write(stores -> stores.usageEvents().append(List.of(ofOne)));
        write(stores -> stores.usageEvents().append(List.of(ofOther)));

        assertThat(list(stores -> stores.usageEvents().list(all(one), null, 10)))
                .containsExactly(ofOne);
        assertThat(list(stores -> stores.usageEvents().list(all(other), null, 10)))
                .containsExactly(ofOther);
    }

    @Test
    void eventsAreListedByTheInstantOfObservationThenById() {
        Tenant tenant = newTenant();
        List<UsageEvent> inOrder = List.of(
                tenant.usage("z", "1", Instant.parse("0001-01-01T00:00:00Z")),
                tenant.usage("y", "1", Instant.parse("1969-12-31T23:59:59.999Z")),
                tenant.usage("x", "1", Instant.parse("1970-01-01T00:00:00Z")),
                tenant.usage("w", "1", NOW.minusMillis(1)),
                tenant.usage("-", "1", NOW),
                tenant.usage("0", "1", NOW),
                tenant.usage(":", "1", NOW),
                tenant.usage("A", "1", NOW),
                tenant.usage("_", "1", NOW),
                tenant.usage("a", "1", NOW),
                tenant.usage("a-b", "1", NOW),
                tenant.usage("aB", "1", NOW),
                tenant.usage("aa", "1", NOW),
                tenant.usage("B", "1", NOW.plusMillis(1)));
        List<UsageEvent> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> stores.usageEvents().append(shuffled));

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            assertThat(listed(all(tenant), i)).isEqualTo(inOrder);
            assertThat(newestFirst(all(tenant), i)).isEqualTo(inOrder.reversed());
        }
    }

    @Test
    void aWindowIncludesBothBounds() {
        Tenant tenant = newTenant();
        Instant until = NOW.plusSeconds(1);
        write(stores -> stores.usageEvents()
                .append(List.of(
                        tenant.usage("before", "1", NOW.minusMillis(1)),
                        tenant.usage("first", "1", NOW),
                        tenant.usage("last", "1", until),
                        tenant.usage("after", "1", until.plusMillis(1)))));
        UsageQuery query = new UsageQuery(tenant.orgId(), null, null, null, null, new Window(NOW, until));

        for (int i = 1; i <= 3; i++) {
            assertThat(listed(query, i))
                    .extracting(event -> event.eventId().value())
                    .containsExactly("first", "last");
        }
    }

    @Test
    void aListCanBeFilteredByEveryField() {
        Tenant tenant = newTenantWithProject();
        RunId run = new RunId("run");
        Label tokens = new Label("tokens");
        Label ms = new Label("ms");
        write(stores -> stores.usageEvents()
                .append(List.of(
                        tenant.usage("a", PROJECT, run, "tokens", "ms", "1", NOW),
                        tenant.usage("b", null, run, "tokens", "ms", "1", NOW),
                        tenant.usage("c", PROJECT, null, "tokens", "ms", "1", NOW),
                        tenant.usage("d", PROJECT, run, "TOKENS", "ms", "1", NOW),
                        tenant.usage("e", PROJECT, run, "tokens", "s", "1", NOW))));

        assertThat(found(tenant, PROJECT, null, null, null)).isEqualTo("acde");
        assertThat(found(tenant, null, tokens, null, null)).isEqualTo("abce");
        assertThat(found(tenant, null, null, ms, null)).isEqualTo("abcd");
        assertThat(found(tenant, null, null, null, run)).isEqualTo("abde");
        assertThat(found(tenant, PROJECT, tokens, ms, run)).isEqualTo("a");
        assertThat(found(tenant, new ProjectId("missing"), null, null, null)).isEmpty();
        assertThat(found(tenant, null, null, null, null)).isEqualTo("abcde");
    }

    @Test
    void aReversedEventIsFoundAndListedWithItsReversal_andIsInNoSum() {
        Tenant tenant = newTenantWithProject();
        UsageEvent reversed = tenant.usage("reversed", PROJECT, "tokens", "1.5", NOW);
        UsageEvent counting = tenant.usage("counting", PROJECT, "tokens", "2", NOW);
        Voiding voiding = new Voiding(NOW.plusMillis(1), new VoidReason("counted twice: " + UNICODE));
        write(stores -> stores.usageEvents().append(List.of(reversed, counting)));

        write(stores -> stores.usageEvents().reverse(tenant.orgId(), reversed.eventId(), voiding));

        UsageEvent expected = reversed.voided(voiding);
        assertThat(listed(all(tenant), 1)).containsExactly(counting, expected);
        assertThat(found(tenant, "reversed", "counting"))
                .isEqualTo(Map.of(expected.eventId(), expected, counting.eventId(), counting));
        assertThat(sum(tenant)).isEqualTo(QuantitySum.of(2));
    }

    @Test
    void reversingAnEventKeepsTheEventWithTheSameIdInAnotherOrganization() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        for (Tenant tenant : List.of(one, other)) {
            write(stores -> stores.usageEvents().append(List.of(tenant.usage("same", "1", NOW))));
        }

        write(stores -> stores.usageEvents()
                .reverse(one.orgId(), new EventId("same"), new Voiding(NOW, new VoidReason("a mistake"))));

        assertThat(listed(all(other), 1)).containsExactly(other.usage("same", "1", NOW));
        assertThat(sum(one)).isEqualTo(QuantitySum.ZERO);
        assertThat(sum(other)).isEqualTo(QuantitySum.of(1));
    }

    @Test
    void aReversalOfAFailedUnitIsRolledBack() {
        Tenant tenant = newTenant();
        UsageEvent event = tenant.usage("evt", "1", NOW);
        write(stores -> stores.usageEvents().append(List.of(event)));

        assertThatThrownBy(() -> write(stores -> {
                    stores.usageEvents()
                            .reverse(tenant.orgId(), event.eventId(), new Voiding(NOW, new VoidReason("a mistake")));
                    throw new Conflict("a rule says no");
                }))
                .isInstanceOf(Conflict.class);

        assertThat(listed(all(tenant), 1)).containsExactly(event);
        assertThat(sum(tenant)).isEqualTo(QuantitySum.of(1));
    }

    private QuantitySum sum(Tenant tenant) {
        UsageSumQuery query = new UsageSumQuery(tenant.orgId(), null, null, null, Window.always(), null);
        return read(stores -> stores.usageEvents().sum(query));
    }

    @Test
    void aSeriesExistsOnceUsageWasRecordedInIt() {
        Tenant tenant = newTenantWithProject();
        Tenant other = newTenant();
        UsageEvent orgWide = tenant.usage("a", null, "tokens", "1", NOW);
        UsageEvent ofProject = tenant.usage("b", PROJECT, "calls", "1", NOW);
        List<UsageSeries> unknown = List.of(
                new UsageSeries(tenant.orgId(), PROJECT, new Label("tokens"), new Label("count")),
                new UsageSeries(tenant.orgId(), null, new Label("calls"), new Label("count")),
                new UsageSeries(tenant.orgId(), null, new Label("tokens"), new Label("ms")),
                new UsageSeries(tenant.orgId(), new ProjectId("missing"), new Label("calls"), new Label("count")),
                new UsageSeries(other.orgId(), null, new Label("tokens"), new Label("count")),
                new UsageSeries(new OrgId("missing"), null, new Label("tokens"), new Label("count")));
        List<UsageSeries> asked = new ArrayList<>(unknown);
        asked.add(orgWide.series());
        asked.add(ofProject.series());
        assertThat(known(asked)).isEmpty();

        write(stores -> stores.usageEvents().append(List.of(orgWide, ofProject)));

        assertThat(known(asked)).containsExactlyInAnyOrder(orgWide.series(), ofProject.series());
        assertThat(known(List.of())).isEmpty();
    }

    @Test
    void aSeriesOfADeletedOrganizationOrAFailedUnitDoesNotExist() {
        Tenant tenant = newTenant();
        UsageEvent event = tenant.usage("evt", "1", NOW);
        assertThatThrownBy(() -> write(stores -> {
                    stores.usageEvents().append(List.of(event));
                    throw new Conflict("a rule says no");
                }))
                .isInstanceOf(Conflict.class);
        assertThat(known(List.of(event.series()))).isEmpty();

        write(stores -> stores.usageEvents().append(List.of(event)));
        write(stores -> Fixtures.deleteOrganization(stores, tenant.orgId()));
        assertThat(known(List.of(event.series()))).isEmpty();

        write(stores -> stores.organizations().insert(tenant.organization()));
        assertThat(known(List.of(event.series()))).isEmpty();
    }

    private Set<UsageSeries> known(List<UsageSeries> series) {
        return read(stores -> stores.usageEvents().known(series));
    }

    private String found(
            Tenant tenant,
            @Nullable ProjectId projectId,
            @Nullable Label metric,
            @Nullable Label unit,
            @Nullable RunId runId) {
        UsageQuery query = new UsageQuery(tenant.orgId(), projectId, metric, unit, runId, Window.always());
        return listed(query, 2).stream().map(event -> event.eventId().value()).collect(Collectors.joining());
    }

    private List<UsageEvent> newestFirst(UsageQuery query, int limit) {
        return pages(
                limit,
                (stores, before) -> stores.usageEvents()
                        .listNewestFirst(
                                query,
                                before == null ? null : new UsageEventPosition(before.observedAt(), before.eventId()),
                                limit));
    }

    private List<UsageEvent> listed(UsageQuery query, int limit) {
        return pages(
                limit,
                (stores, after) -> stores.usageEvents()
                        .list(
                                query,
                                after == null ? null : new UsageEventPosition(after.observedAt(), after.eventId()),
                                limit));
    }

    private Map<EventId, UsageEvent> found(Tenant tenant, String... eventIds) {
        List<EventId> ids = Stream.of(eventIds).map(EventId::new).toList();
        return read(stores -> stores.usageEvents().find(tenant.orgId(), ids));
    }

    private static UsageQuery all(Tenant tenant) {
        return new UsageQuery(tenant.orgId(), null, null, null, null, Window.always());
    }

    private Tenant newTenantWithProject() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project(PROJECT.value(), "project")));
        return tenant;
    }
}
