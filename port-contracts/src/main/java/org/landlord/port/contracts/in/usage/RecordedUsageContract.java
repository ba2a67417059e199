package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.usage.ListRecordedUsage;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.VoidUsage;

/// The contract of [org.landlord.port.in.usage.Usage] for the list in the order of recording. Consumers that
/// copy the ledger, such as billing systems, receive every entry exactly once.
public abstract class RecordedUsageContract extends InboundContract {

    @Test
    void paging_that_continues_later_includes_late_events_and_reversals_in_order() {
        OrgId orgId = newOrg().orgId();
        for (String id : List.of("a", "b", "c", "d", "e", "f")) {
            record(orgId, id, Duration.ZERO);
        }
        List<LedgerEntry> seen = new ArrayList<>();
        Page<LedgerEntry> page = list(orgId, 0, new PageRequest(2, null));
        seen.addAll(page.items());
        seen.addAll(list(orgId, 0, new PageRequest(2, page.nextCursor())).items());

        record(orgId, "late", Duration.ofDays(20));
        voidEvent(orgId, "b");
        seen.addAll(all(next -> list(orgId, seen.getLast().sequence(), next)));

        assertThat(told(seen))
                .containsExactly("1 a", "2 b", "3 c", "4 d", "5 e", "6 f", "7 late", "8 b recorded by a test");
    }

    @Test
    void the_pages_of_one_list_include_events_recorded_in_between() {
        OrgId orgId = newOrg().orgId();
        record(orgId, "a", Duration.ZERO);
        record(orgId, "b", Duration.ZERO);
        Page<LedgerEntry> first = list(orgId, 0, new PageRequest(1, null));
        record(orgId, "late", Duration.ofDays(20));

        assertThat(told(list(orgId, 0, new PageRequest(10, first.nextCursor())).items()))
                .containsExactly("2 b", "3 late");
    }

    @Test
    void a_reversed_event_is_listed_twice_in_its_current_state() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        UsageEvent event = landlord()
                .usage()
                .record(caller(), orgId, usage(projectId, "tokens", "2.5", null))
                .event();
        UsageEvent voided = voidEvent(orgId, event.eventId().value());

        assertThat(entries(orgId, 0)).containsExactly(new LedgerEntry(1, voided), new LedgerEntry(2, voided));
        assertThat(entries(orgId, 1)).containsExactly(new LedgerEntry(2, voided));
        assertThat(all(page -> landlord()
                        .usage()
                        .list(caller(), new UsageQuery(orgId, null, null, null, null, Window.always()), page)))
                .containsExactly(voided);
    }

    @Test
    void calls_without_effect_have_no_entry() {
        OrgId orgId = newOrg().orgId();
        record(orgId, "a", Duration.ZERO);
        record(orgId, "b", Duration.ZERO);
        voidEvent(orgId, "a");

        landlord().usage().recordBatch(caller(), orgId, List.of(named("a", null), named("b", null), named("c", null)));
        voidEvent(orgId, "a");

        assertThat(told(entries(orgId, 0)))
                .containsExactly("1 a recorded by a test", "2 b", "3 a recorded by a test", "4 c");
    }

    @Test
    void a_batch_keeps_its_own_order_regardless_of_observation_times() {
        OrgId orgId = newOrg().orgId();
        Instant now = now();
        landlord()
                .usage()
                .recordBatch(
                        caller(),
                        orgId,
                        List.of(named("z", now), named("y", now.minusSeconds(5)), named("x", now.minusSeconds(2))));

        assertThat(told(entries(orgId, 0))).containsExactly("1 z", "2 y", "3 x");
    }

    @Test
    void events_of_other_organizations_are_not_listed() {
        OrgId one = newOrg().orgId();
        OrgId two = newOrg().orgId();
        record(one, "a", Duration.ZERO);
        for (String id : List.of("a", "b", "c")) {
            record(two, id, Duration.ZERO);
        }
        voidEvent(two, "c");
        record(one, "b", Duration.ZERO);

        assertThat(told(entries(one, 0))).containsExactly("1 a", "2 b");
        assertThat(entries(one, 0)).allMatch(entry -> entry.event().orgId().equals(one));
        assertThat(entries(two, 0)).extracting(LedgerEntry::sequence).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void the_list_is_empty_after_the_last_entry() {
        OrgId orgId = newOrg().orgId();
        assertThat(entries(orgId, 0)).isEmpty();
        record(orgId, "a", Duration.ZERO);

        assertThat(entries(orgId, 1)).isEmpty();
        assertThat(entries(orgId, 999_999_999_999_999_999L)).isEmpty();
    }

    @Test
    void a_cursor_of_another_order_organization_or_start_is_refused() {
        OrgId orgId = newOrg().orgId();
        OrgId other = newOrg().orgId();
        for (String id : List.of("a", "b", "c")) {
            record(orgId, id, Duration.ZERO);
            record(other, id, Duration.ZERO);
        }
        PageRequest byTime = new PageRequest(
                1,
                landlord()
                        .usage()
                        .list(
                                caller(),
                                new UsageQuery(orgId, null, null, null, null, Window.always()),
                                new PageRequest(1, null))
                        .nextCursor());
        PageRequest asRecorded =
                new PageRequest(1, list(orgId, 0, new PageRequest(1, null)).nextCursor());

        assertInvalid(() -> list(orgId, 0, byTime), "/cursor");
        assertInvalid(() -> list(orgId, 1, asRecorded), "/cursor");
        assertInvalid(() -> list(other, 0, asRecorded), "/cursor");
    }

    @Test
    void the_ledger_of_a_missing_organization_is_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> entries(orgId, 0));
    }

    private void record(OrgId orgId, String eventId, Duration ago) {
        landlord().usage().record(caller(), orgId, named(eventId, now().minus(ago)));
    }

    private static RecordUsage named(String eventId, @Nullable Instant observedAt) {
        return new RecordUsage(
                new EventId(eventId),
                null,
                null,
                new Label("tokens"),
                Quantity.of(1),
                null,
                observedAt,
                Metadata.empty());
    }

    private UsageEvent voidEvent(OrgId orgId, String eventId) {
        return landlord()
                .usage()
                .voidEvent(caller(), new VoidUsage(orgId, new EventId(eventId), new VoidReason("recorded by a test")));
    }

    private List<LedgerEntry> entries(OrgId orgId, long after) {
        return walk(2, page -> list(orgId, after, page));
    }

    private Page<LedgerEntry> list(OrgId orgId, long after, PageRequest page) {
        return landlord().usage().listRecorded(caller(), new ListRecordedUsage(orgId, after), page);
    }

    private static List<String> told(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> entry.sequence() + " " + entry.event().eventId()
                        + (entry.event().voiding() == null
                                ? ""
                                : " " + entry.event().voiding().reason()))
                .toList();
    }
}
