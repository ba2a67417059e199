package org.landlord.port.contracts.out.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.Stores;

/// The contract of [org.landlord.port.out.usage.UsageEventStore] for the order of recordings and reversals.
public abstract class RecordingOrderContract extends StorageContract {

    private static final Voiding VOIDING = new Voiding(NOW.plusSeconds(60), new VoidReason("recorded by a test"));

    @Test
    void givenPagesThatWereRead_whenAnEarlierObservationIsRecorded_thenItFollowsThem() {
        Tenant tenant = newTenant();
        append(tenant, "a", "b", "c", "d");
        append(tenant, "e", "f");
        List<LedgerEntry> seen = entries(tenant, 0, 4);

        write(stores -> stores.usageEvents().append(List.of(tenant.usage("late", "1", NOW.minusSeconds(9)))));

        assertThat(told(seen)).containsExactly("1 a", "2 b", "3 c", "4 d");
        assertThat(told(entries(tenant, 4, 10))).containsExactly("5 e", "6 f", "7 late");
    }

    @Test
    void aReversedEventIsListedTwice_inItsCurrentState() {
        Tenant tenant = newTenant();
        append(tenant, "a", "b");
        UsageEvent before = entries(tenant, 0, 1).getFirst().event();

        reverse(tenant, "a");
        append(tenant, "c");

        assertThat(told(entries(tenant, 0, 10))).containsExactly("1 a voided", "2 b", "3 a voided", "4 c");
        assertThat(entries(tenant, 2, 1)).containsExactly(new LedgerEntry(3, before.voided(VOIDING)));
    }

    @Test
    void organizationsHaveSeparateSequences_evenIfRecordedTogether() {
        Tenant one = newTenant();
        Tenant two = newTenant();
        append(one, "x");
        write(stores -> stores.usageEvents()
                .append(List.of(event(two, "a"), event(one, "a"), event(two, "b"), event(one, "b"), event(two, "c"))));
        reverse(two, "b");
        append(one, "c");

        assertThat(told(entries(one, 0, 10))).containsExactly("1 x", "2 a", "3 b", "4 c");
        assertThat(told(entries(two, 0, 10))).containsExactly("1 a", "2 b voided", "3 c", "4 b voided");
        assertThat(entries(one, 0, 10)).allMatch(entry -> entry.event().orgId().equals(one.orgId()));
    }

    @Test
    void recordingsAndReversalsOfOneUnitKeepTheirOrder() {
        Tenant tenant = newTenant();

        write(stores -> {
            stores.usageEvents().append(List.of(event(tenant, "a")));
            stores.usageEvents().append(List.of());
            stores.usageEvents().append(List.of(event(tenant, "b"), event(tenant, "c")));
            reverse(stores, tenant, "a");
            stores.usageEvents().append(List.of(event(tenant, "d")));
        });

        assertThat(told(entries(tenant, 0, 10))).containsExactly("1 a voided", "2 b", "3 c", "4 a voided", "5 d");
    }

    @Test
    void aRolledBackUnitLeavesNoGap() {
        Tenant tenant = newTenant();
        append(tenant, "a");

        assertThatThrownBy(() -> write(stores -> {
                    stores.usageEvents().append(List.of(event(tenant, "b")));
                    throw new IllegalStateException("thrown by a test");
                }))
                .hasMessage("thrown by a test");
        append(tenant, "c");

        assertThat(told(entries(tenant, 0, 10))).containsExactly("1 a", "2 c");
    }

    @Test
    void theListIsEmptyAfterTheLastEntry_andForAnOrganizationWithoutUsage() {
        Tenant tenant = newTenant();
        append(tenant, "a", "b");

        assertThat(entries(tenant, 2, 10)).isEmpty();
        assertThat(entries(tenant, 3, 10)).isEmpty();
        assertThat(entries(tenant, 999_999_999_999_999_999L, 10)).isEmpty();
        assertThat(entries(tenant, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(entries(newTenant(), 0, 10)).isEmpty();
    }

    @Test
    void givenTheOrganizationOfTheLastEventsIsDeleted_whenOthersRecord_thenEachListHasOnlyItsOwnEvents() {
        Tenant staying = newTenant();
        Tenant going = newTenant();
        append(staying, "a");
        append(going, "x", "y", "z");
        reverse(going, "y");

        write(stores -> Fixtures.deleteOrganization(stores, going.orgId()));
        Tenant coming = newTenant();
        append(coming, "p", "q");
        append(staying, "b", "c");
        reverse(staying, "a");

        assertThat(told(entries(staying, 0, 10))).containsExactly("1 a voided", "2 b", "3 c", "4 a voided");
        assertThat(told(entries(coming, 0, 10))).containsExactly("1 p", "2 q");
        assertThat(entries(going, 0, 10)).isEmpty();

        write(stores -> stores.organizations().insert(going.organization()));
        assertThat(entries(going, 0, 10)).isEmpty();
        append(going, "new");
        assertThat(told(entries(going, 0, 10))).containsExactly("1 new");
    }

    @Test
    void thePagesAreTheWholeList_forEveryLimitAndStart() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        append(tenant, "a", "b", "c");
        append(other, "a");
        append(tenant, "d");
        reverse(tenant, "b");
        write(stores ->
                stores.usageEvents().append(List.of(event(other, "e"), event(tenant, "e"), event(tenant, "f"))));
        List<LedgerEntry> whole = entries(tenant, 0, 100);

        assertThat(whole)
                .extracting(LedgerEntry::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 7).boxed().toList());
        for (int limit = 1; limit <= whole.size() + 1; limit++) {
            int rows = limit;
            List<LedgerEntry> paged =
                    pages(rows, (stores, last) -> entries(stores, tenant, last == null ? 0 : last.sequence(), rows));
            assertThat(paged).as("in pages of %d", limit).isEqualTo(whole);
        }
        for (int after = 0; after < whole.size(); after++) {
            assertThat(entries(tenant, after, 100)).as("after %d", after).isEqualTo(whole.subList(after, whole.size()));
        }
    }

    /// Each organization is tested with its own seed.
    @Test
    void concurrentRecordingsAndReversals_areListedInOrderForEachOrganization() {
        Random random = new Random(20261128);
        List<Tenant> tenants = List.of(newTenant(), newTenant(), newTenant());
        Map<Tenant, List<String>> written = new HashMap<>();
        Map<Tenant, List<String>> counting = new HashMap<>();
        tenants.forEach(tenant -> {
            written.put(tenant, new ArrayList<>());
            counting.put(tenant, new ArrayList<>());
        });
        for (int unit = 0; unit < 60; unit++) {
            Tenant tenant = tenants.get(random.nextInt(tenants.size()));
            List<String> counts = counting.getOrDefault(tenant, List.of());
            if (random.nextInt(4) == 0 && !counts.isEmpty()) {
                String id = counts.remove(random.nextInt(counts.size()));
                reverse(tenant, id);
                written.getOrDefault(tenant, List.of()).add(id);
                continue;
            }
            List<UsageEvent> events = new ArrayList<>();
            for (int i = random.nextInt(6); i >= 0; i--) {
                Tenant whose = tenants.get(random.nextInt(tenants.size()));
                String id = unit + "_" + i;
                events.add(whose.usage(id, "1", NOW.minusSeconds(random.nextInt(1000))));
                written.getOrDefault(whose, List.of()).add(id);
                counting.getOrDefault(whose, List.of()).add(id);
            }
            write(stores -> stores.usageEvents().append(events));
        }

        for (Tenant tenant : tenants) {
            List<String> ids = written.getOrDefault(tenant, List.of());
            assertThat(entries(tenant, 0, 1000))
                    .extracting(entry ->
                            entry.sequence() + " " + entry.event().eventId().value())
                    .containsExactlyElementsOf(IntStream.range(0, ids.size())
                            .mapToObj(i -> i + 1 + " " + ids.get(i))
                            .toList());
        }
    }

    private void append(Tenant tenant, String... ids) {
        List<UsageEvent> events =
                List.of(ids).stream().map(id -> event(tenant, id)).toList();
        write(stores -> stores.usageEvents().append(events));
    }

    private static UsageEvent event(Tenant tenant, String id) {
        return tenant.usage(id, "1", NOW);
    }

    private void reverse(Tenant tenant, String id) {
        write(stores -> reverse(stores, tenant, id));
    }

    private static void reverse(Stores stores, Tenant tenant, String id) {
        stores.usageEvents().reverse(tenant.orgId(), new EventId(id), VOIDING);
    }

    private List<LedgerEntry> entries(Tenant tenant, long after, int limit) {
        return list(stores -> entries(stores, tenant, after, limit));
    }

    private static List<LedgerEntry> entries(Stores stores, Tenant tenant, long after, int limit) {
        return stores.usageEvents().listRecorded(tenant.orgId(), after, limit);
    }

    private static List<String> told(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> entry.sequence() + " " + entry.event().eventId()
                        + (entry.event().voiding() == null ? "" : " voided"))
                .toList();
    }
}
