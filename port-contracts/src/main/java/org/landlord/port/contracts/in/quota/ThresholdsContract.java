package org.landlord.port.contracts.in.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.domain.quota.Enforcement;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaEvent;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.quota.ThresholdCrossing;
import org.landlord.domain.quota.Thresholds;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.QuantitySum;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.SequenceOrder;
import org.landlord.port.in.Stages;
import org.landlord.port.in.quota.ListAllQuotaEvents;
import org.landlord.port.in.quota.ListQuotaEvents;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.VoidUsage;

/// Every crossing of a threshold is recorded once, by the operation that caused it. Crossings by the passage of
/// time are not tested: these tests do not control the clock.
public abstract class ThresholdsContract extends QuotaContract {

    @ParameterizedTest
    @EnumSource
    void a_threshold_is_crossed_by_reaching_it(Enforcement enforcement) {
        LimitKey limit =
                set(key(newOrg().orgId(), null, Period.DAILY), "100", enforcement, new Thresholds(List.of(75)));
        use(limit.orgId(), null, "74.999999999");
        assertThat(quotaEvents(limit.orgId())).isEmpty();
        Instant before = now();

        use(limit.orgId(), null, "0.000000001");

        QuotaEvent event = quotaEvents(limit.orgId()).getFirst();
        assertThat(quotaEvents(limit.orgId()))
                .containsExactly(new QuotaEvent(
                        1, limit, 75, ThresholdCrossing.UP, QuantitySum.of(75), Quantity.of(100), event.occurredAt()));
        assertThat(event.occurredAt()).isBetween(before, now());
    }

    @Test
    void crossings_in_all_organizations_are_listed_newest_first() {
        LimitKey one = soft(newOrg().orgId(), null, Period.DAILY, "10");
        LimitKey other = soft(newOrg().orgId(), null, Period.DAILY, "10");
        Instant since = now();
        for (LimitKey limit : List.of(one, other, one)) {
            use(limit.orgId(), null, "8");
        }
        QuotaEvent last = quotaEvents(one.orgId()).getLast();

        List<QuotaEvent> listed = quotaEventsOfAll(new ListAllQuotaEvents(TOKENS, Window.of(since, null)));

        assertThat(listed)
                .isSortedAccordingTo((first, second) -> second.occurredAt().compareTo(first.occurredAt()));
        assertThat(listed)
                .filteredOn(event -> List.of(one, other).contains(event.limit()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(quotaEvents(one.orgId()).stream(), quotaEvents(other.orgId()).stream())
                                .toList());
        for (ListAllQuotaEvents query : List.of(
                new ListAllQuotaEvents(new Label("calls"), Window.always()),
                new ListAllQuotaEvents(null, Window.of(last.occurredAt().plusMillis(1), null)),
                new ListAllQuotaEvents(null, Window.of(null, since.minusMillis(1))))) {
            assertThat(quotaEventsOfAll(query)).doesNotContain(last);
        }
        assertThat(quotaEventsOfAll(new ListAllQuotaEvents(null, Window.of(last.occurredAt(), null))))
                .contains(last);
    }

    private List<QuotaEvent> quotaEventsOfAll(ListAllQuotaEvents query) {
        return all(page -> landlord().quotaEvents().listOfAll(caller(), query, page));
    }

    @Test
    void default_thresholds_are_75_90_and_100_percent() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.MONTHLY, "200");

        for (String quantity : List.of("149", "1", "29", "1", "19", "1", "500")) {
            use(limit.orgId(), null, quantity);
        }

        assertThat(crossings(limit.orgId())).containsExactly("1 up 75 of 150", "2 up 90 of 180", "3 up 100 of 200");
    }

    @Test
    void thresholds_crossed_together_are_recorded_in_ascending_order() {
        LimitKey limit = set(
                key(newOrg().orgId(), null, Period.DAILY),
                "10",
                Enforcement.SOFT,
                new Thresholds(List.of(1000, 100, 5, 50)));

        landlord()
                .usage()
                .recordBatch(
                        caller(),
                        limit.orgId(),
                        IntStream.range(0, 12)
                                .mapToObj(_ -> usage(null, "tokens", "1", null))
                                .toList());

        assertThat(crossings(limit.orgId())).containsExactly("1 up 5 of 12", "2 up 50 of 12", "3 up 100 of 12");
    }

    @Test
    void a_threshold_is_crossed_once_until_usage_has_fallen_below_it() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "10");
        EventId big = useNamed(limit.orgId(), "9");
        use(limit.orgId(), null, "0.5");
        assertThat(crossings(limit.orgId())).containsExactly("1 up 75 of 9", "2 up 90 of 9");

        voidEvent(limit.orgId(), big);
        use(limit.orgId(), null, "1");
        assertThat(crossings(limit.orgId()).subList(2, 4))
                .containsExactly("3 down 90 of 0.5", "4 down 75 of 0.5")
                .isEqualTo(crossings(limit.orgId())
                        .subList(2, crossings(limit.orgId()).size()));

        use(limit.orgId(), null, "6");
        assertThat(crossings(limit.orgId()).subList(4, crossings(limit.orgId()).size()))
                .containsExactly("5 up 75 of 7.5");
    }

    @Test
    void a_duplicate_and_a_repeated_reversal_cross_nothing() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "10");
        RecordUsage usage = usage(null, "tokens", "10", null);
        for (int i = 0; i < 3; i++) {
            landlord().usage().record(caller(), limit.orgId(), usage);
        }
        assertThat(quotaEvents(limit.orgId())).hasSize(3);

        EventId eventId = usageEvents(limit.orgId()).getFirst().eventId();
        for (int i = 0; i < 3; i++) {
            voidEvent(limit.orgId(), eventId);
            landlord().usage().record(caller(), limit.orgId(), usage);
        }
        assertThat(quotaEvents(limit.orgId())).hasSize(6);
    }

    @Test
    void raising_or_lowering_a_limit_crosses_its_thresholds() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "100");
        use(limit.orgId(), null, "92");

        soft(limit.orgId(), null, Period.DAILY, "120");
        soft(limit.orgId(), null, Period.DAILY, "1000");
        soft(limit.orgId(), null, Period.DAILY, "92");

        assertThat(crossings(limit.orgId()))
                .containsExactly(
                        "1 up 75 of 92",
                        "2 up 90 of 92",
                        "3 down 90 of 92",
                        "4 down 75 of 92",
                        "5 up 75 of 92",
                        "6 up 90 of 92",
                        "7 up 100 of 92");
        assertThat(quotaEvents(limit.orgId()))
                .extracting(event -> event.limitQuantity().toString())
                .containsExactly("100", "100", "120", "1000", "92", "92", "92");
    }

    @Test
    void added_thresholds_are_crossed_up_and_removed_ones_down() {
        LimitKey limit = set(
                key(newOrg().orgId(), null, Period.DAILY), "100", Enforcement.SOFT, new Thresholds(List.of(20, 50)));
        use(limit.orgId(), null, "60");

        set(limit, "100", Enforcement.SOFT, new Thresholds(List.of(10, 50, 60, 61)));
        set(limit, "100", Enforcement.SOFT, new Thresholds(List.of()));
        use(limit.orgId(), null, "100");
        set(limit, "100", Enforcement.SOFT, new Thresholds(List.of(50)));

        assertThat(crossings(limit.orgId()))
                .containsExactly(
                        "1 up 20 of 60",
                        "2 up 50 of 60",
                        "3 up 10 of 60",
                        "4 up 60 of 60",
                        "5 down 20 of 60",
                        "6 down 60 of 60",
                        "7 down 50 of 60",
                        "8 down 10 of 60",
                        "9 up 50 of 160");
    }

    @Test
    void a_limit_set_below_the_usage_is_crossed_immediately_and_again_if_it_is_set_again() {
        OrgId orgId = newOrg().orgId();
        use(orgId, null, "80");

        LimitKey limit = soft(orgId, null, Period.DAILY, "100");
        assertThat(crossings(orgId)).containsExactly("1 up 75 of 80");

        landlord().usageLimits().delete(caller(), limit, NONE);
        soft(orgId, null, Period.DAILY, "100");
        assertThat(crossings(orgId)).containsExactly("1 up 75 of 80", "2 down 75 of 80", "3 up 75 of 80");
    }

    @Test
    void refused_usage_and_usage_before_the_window_cross_nothing() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");

        assertExceeded(() -> use(limit.orgId(), null, "11"));
        use(limit.orgId(), null, "tokens", "2", now().minus(Duration.ofHours(25)));
        assertThat(quotaEvents(limit.orgId())).isEmpty();

        use(limit.orgId(), null, "tokens", "8", now().minus(Duration.ofHours(23)));
        assertThat(crossings(limit.orgId())).containsExactly("1 up 75 of 8");
    }

    @Test
    void usage_that_overrides_hard_limits_crosses_their_thresholds() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");

        Stages.await(landlord()
                .usage()
                .recordAsync(caller(), limit.orgId(), usage(null, "tokens", "11", null), HardLimits.OVERRIDDEN));

        assertThat(crossings(limit.orgId())).containsExactly("1 up 75 of 11", "2 up 90 of 11", "3 up 100 of 11");
    }

    @Test
    void usage_whose_sum_exceeds_the_largest_quantity_is_recorded() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "10");

        use(limit.orgId(), null, "999999999999999999");
        use(limit.orgId(), null, "1");

        assertThat(usageEvents(limit.orgId())).hasSize(2);
        assertThat(quotaEvents(limit.orgId())).hasSize(3);
    }

    @Test
    void a_reservation_crosses_when_it_is_committed() {
        LimitKey limit = hard(newOrg().orgId(), null, Period.DAILY, "10");
        ReservationId id = reserve(limit.orgId(), null, "10");
        assertThat(quotaEvents(limit.orgId())).isEmpty();

        commit(limit.orgId(), id, "9");

        assertThat(crossings(limit.orgId())).containsExactly("1 up 75 of 9", "2 up 90 of 9");
    }

    @Test
    void crossings_have_no_audit_events_of_their_own() {
        LimitKey limit = soft(newOrg().orgId(), null, Period.DAILY, "10");

        assertNotAudited(limit.orgId(), () -> use(limit.orgId(), null, "10"));

        assertThat(quotaEvents(limit.orgId())).hasSize(3);
    }

    @Test
    void every_binding_limit_is_crossed_separately() {
        OrgId orgId = newOrg().orgId();
        ProjectId one = newProject(orgId).projectId();
        ProjectId two = newProject(orgId).projectId();
        LimitKey orgWide = set(key(orgId, null, Period.DAILY), "10", Enforcement.SOFT, new Thresholds(List.of(50)));
        LimitKey ofOne = set(key(orgId, one, Period.WEEKLY), "4", Enforcement.SOFT, new Thresholds(List.of(50)));
        LimitKey ofTwo = set(key(orgId, two, Period.DAILY), "4", Enforcement.HARD, new Thresholds(List.of(50)));

        use(orgId, two, "1");
        use(orgId, one, "2");
        use(orgId, two, "2");

        assertThat(quotaEvents(orgId).getFirst().limit()).isEqualTo(ofOne);
        assertThat(quotaEvents(orgId)).extracting(QuotaEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(quotaEvents(orgId)).extracting(QuotaEvent::limit).containsExactlyInAnyOrder(ofOne, orgWide, ofTwo);
    }

    @Test
    void each_filter_of_the_list_excludes_what_does_not_match() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        soft(orgId, null, Period.DAILY, "10");
        soft(orgId, projectId, Period.DAILY, "100");
        LimitKey calls = LimitKey.of(orgId, projectId, new Label("calls"), null, Period.DAILY);
        set(calls, "10", Enforcement.SOFT, new Thresholds(List.of(100)));
        use(orgId, null, "10");
        use(orgId, projectId, "calls", "10", null);
        use(orgId, projectId, "80");

        assertThat(sequences(new ListQuotaEvents(orgId, null, null, SequenceOrder.oldestFirst())))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(sequences(new ListQuotaEvents(orgId, projectId, null, SequenceOrder.oldestFirst())))
                .containsExactly(4L, 5L);
        assertThat(sequences(new ListQuotaEvents(orgId, null, TOKENS, SequenceOrder.oldestFirst())))
                .containsExactly(1L, 2L, 3L, 5L);
        assertThat(sequences(new ListQuotaEvents(orgId, projectId, TOKENS, SequenceOrder.oldestFirst())))
                .containsExactly(5L);
        assertThat(sequences(new ListQuotaEvents(orgId, null, null, SequenceOrder.after(3))))
                .containsExactly(4L, 5L);
        assertThat(sequences(new ListQuotaEvents(orgId, null, TOKENS, SequenceOrder.after(3))))
                .containsExactly(5L);
        assertThat(sequences(new ListQuotaEvents(orgId, null, null, SequenceOrder.after(5))))
                .isEmpty();
        assertThat(sequences(
                        new ListQuotaEvents(orgId, new ProjectId("project_none"), null, SequenceOrder.oldestFirst())))
                .isEmpty();
        assertThat(sequences(new ListQuotaEvents(orgId, null, TOKENS, SequenceOrder.newestFirst())))
                .containsExactly(5L, 3L, 2L, 1L);
        ListQuotaEvents newestFirst = new ListQuotaEvents(orgId, null, null, SequenceOrder.newestFirst());
        assertThat(walk(2, page -> landlord().quotaEvents().list(caller(), newestFirst, page)))
                .extracting(QuotaEvent::sequence)
                .containsExactly(5L, 4L, 3L, 2L, 1L);
        ListQuotaEvents afterFirst = new ListQuotaEvents(orgId, null, null, SequenceOrder.after(1));
        assertThat(walk(1, page -> landlord().quotaEvents().list(caller(), afterFirst, page)))
                .isEqualTo(quotaEvents(afterFirst))
                .hasSize(4);
    }

    @Test
    void sequences_start_at_one_in_each_organization() {
        LimitKey one = soft(newOrg().orgId(), null, Period.DAILY, "10");
        LimitKey two = soft(newOrg().orgId(), null, Period.DAILY, "10");
        use(one.orgId(), null, "10");
        use(two.orgId(), null, "8");

        assertThat(quotaEvents(one.orgId())).extracting(QuotaEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(crossings(two.orgId())).containsExactly("1 up 75 of 8");
    }

    @Test
    void quota_events_of_a_missing_organization_are_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> quotaEvents(orgId));
    }

    @Test
    void thresholds_are_stored_as_given_and_replaced_by_the_default() {
        LimitKey limit = key(newOrg().orgId(), null, Period.DAILY);

        for (Thresholds thresholds : List.of(
                new Thresholds(List.of()),
                new Thresholds(List.of(1000, 1)),
                new Thresholds(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)))) {
            assertThat(stored(limit, thresholds)).isEqualTo(thresholds);
        }
        assertThat(stored(limit, null)).isEqualTo(Thresholds.DEFAULT);
    }

    private Thresholds stored(LimitKey limit, @Nullable Thresholds thresholds) {
        SetUsageLimit command = new SetUsageLimit(limit, Quantity.of(1), null, null, thresholds, NONE);
        assertThat(landlord().usageLimits().set(caller(), command).value())
                .isEqualTo(check(limit).limit());
        return check(limit).limit().thresholds();
    }

    /// The events of an organization as text.
    private List<String> crossings(OrgId orgId) {
        return quotaEvents(orgId).stream()
                .map(event -> event.sequence() + " " + event.crossing().label() + " " + event.threshold() + " of "
                        + event.usedQuantity())
                .toList();
    }

    private List<Long> sequences(ListQuotaEvents query) {
        return quotaEvents(query).stream().map(QuotaEvent::sequence).toList();
    }

    private EventId useNamed(OrgId orgId, String quantity) {
        return landlord()
                .usage()
                .record(caller(), orgId, usage(null, "tokens", quantity, null))
                .event()
                .eventId();
    }

    private void voidEvent(OrgId orgId, EventId eventId) {
        landlord().usage().voidEvent(caller(), new VoidUsage(orgId, eventId, new VoidReason("a mistake")));
    }
}
