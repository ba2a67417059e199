package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertConflict;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.Usage;

/// The contract of [Usage] for batches: all events are recorded, or none.
public abstract class UsageBatchContract extends InboundContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000Z");

    @Test
    void a_batch_is_recorded_as_a_whole() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        List<RecordUsage> batch = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            batch.add(usage(i % 2 == 0 ? projectId : null, "tokens", "0.1", NOON.plusMillis(i)));
        }

        BatchOutcome outcome = recordBatch(orgId, batch);

        assertThat(outcome).isEqualTo(new BatchOutcome(1_500, 0));
        assertThat(list(orgId))
                .extracting(UsageEvent::eventId)
                .containsExactlyElementsOf(
                        batch.stream().map(RecordUsage::eventId).toList());
    }

    @Test
    void events_without_an_id_each_get_one() {
        OrgId orgId = newOrg().orgId();

        assertThat(recordBatch(orgId, List.of(event(null, "1"), event(null, "1"))))
                .isEqualTo(new BatchOutcome(2, 0));

        assertThat(list(orgId))
                .extracting(UsageEvent::eventId)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void a_batch_recorded_again_is_all_duplicates() {
        OrgId orgId = newOrg().orgId();
        List<RecordUsage> batch = List.of(event("evt_1", "1"), event("evt_2", "2"));
        recordBatch(orgId, batch);
        List<UsageEvent> before = list(orgId);

        assertThat(recordBatch(orgId, batch)).isEqualTo(new BatchOutcome(0, 2));

        assertThat(list(orgId)).isEqualTo(before);
    }

    @Test
    void duplicates_within_and_across_batches_count_once() {
        OrgId orgId = newOrg().orgId();
        landlord().usage().record(caller(), orgId, event("evt_1", "1"));

        BatchOutcome outcome = recordBatch(
                orgId, List.of(event("evt_1", "1"), event("evt_2", "2"), event("evt_2", "2"), event("evt_3", "3")));

        assertThat(outcome).isEqualTo(new BatchOutcome(2, 2));
        assertThat(list(orgId)).extracting(e -> e.eventId().value()).containsExactly("evt_1", "evt_2", "evt_3");
    }

    @Test
    void every_missing_project_is_reported_and_nothing_is_recorded() {
        OrgId orgId = newOrg().orgId();
        ProjectId foreign = newProject(newOrg().orgId()).projectId();

        assertInvalid(
                () -> recordBatch(
                        orgId,
                        List.of(
                                usage(null, "tokens", "1", NOON),
                                usage(foreign, "tokens", "1", NOON),
                                usage(newProject(orgId).projectId(), "tokens", "1", NOON),
                                usage(new ProjectId("project_none"), "tokens", "1", NOON))),
                "/1/projectId",
                "/3/projectId");

        assertThat(list(orgId)).isEmpty();
    }

    @Test
    void every_instant_too_far_in_the_future_is_reported_and_nothing_is_recorded() {
        OrgId orgId = newOrg().orgId();
        Instant now = now();

        assertInvalid(
                () -> recordBatch(
                        orgId,
                        List.of(
                                usage(null, "tokens", "1", now.plus(Duration.ofHours(1))),
                                usage(null, "tokens", "1", now.plus(Duration.ofMinutes(4))),
                                usage(new ProjectId("project_none"), "tokens", "1", now.plus(Duration.ofDays(1))),
                                usage(null, "tokens", "1", null))),
                "/0/observedAt",
                "/2/projectId",
                "/2/observedAt");

        assertThat(list(orgId)).isEmpty();
    }

    @Test
    void every_id_of_another_event_is_reported_and_nothing_is_recorded() {
        OrgId orgId = newOrg().orgId();
        recordBatch(orgId, List.of(event("evt_a", "1"), event("evt_b", "2")));

        Conflict refused = assertConflict(() -> recordBatch(
                orgId, List.of(event("evt_new", "9"), event("evt_a", "7"), event("evt_b", "2"), event("evt_b", "8"))));

        assertThat(refused.violations()).extracting(Violation::pointer).containsExactly("/1/eventId", "/3/eventId");
        assertThat(list(orgId)).extracting(e -> e.eventId().value()).containsExactly("evt_a", "evt_b");
    }

    @Test
    void an_id_used_for_two_events_of_one_batch_is_a_conflict() {
        OrgId orgId = newOrg().orgId();

        Conflict refused = assertConflict(() -> recordBatch(orgId, List.of(event("evt_a", "1"), event("evt_a", "2"))));

        assertThat(refused.violations()).extracting(Violation::pointer).containsExactly("/1/eventId");
        assertThat(list(orgId)).isEmpty();
    }

    @Test
    void an_empty_batch_is_refused() {
        OrgId orgId = newOrg().orgId();

        assertInvalid(() -> recordBatch(orgId, List.of()), "");
    }

    @Test
    void a_batch_of_the_maximum_number_of_events_is_recorded_and_a_larger_one_is_refused() {
        OrgId orgId = newOrg().orgId();
        List<RecordUsage> most = Collections.nCopies(Usage.MAX_BATCH_EVENTS, event(null, "1"));
        List<RecordUsage> tooMany = Collections.nCopies(Usage.MAX_BATCH_EVENTS + 1, event(null, "1"));

        assertInvalid(() -> recordBatch(orgId, tooMany), "");

        assertThat(list(orgId)).isEmpty();
        assertThat(recordBatch(orgId, most)).isEqualTo(new BatchOutcome(Usage.MAX_BATCH_EVENTS, 0));
    }

    @Test
    void a_batch_of_the_maximum_number_of_series_is_recorded_and_a_larger_one_is_refused() {
        OrgId orgId = newOrg().orgId();
        List<RecordUsage> events = new ArrayList<>();
        for (int i = 0; i <= Usage.MAX_BATCH_SERIES; i++) {
            events.add(usage(null, "metric-" + i, "1", NOON));
        }

        assertInvalid(() -> recordBatch(orgId, events), "");

        assertThat(list(orgId)).isEmpty();
        events.removeLast();
        events.addAll(List.copyOf(events));
        assertThat(recordBatch(orgId, events))
                .isEqualTo(new BatchOutcome(Usage.MAX_BATCH_SERIES, Usage.MAX_BATCH_SERIES));
    }

    @Test
    void a_batch_is_not_audited() {
        OrgId orgId = newOrg().orgId();

        assertNotAudited(orgId, () -> recordBatch(orgId, List.of(event("evt_1", "1"))));
    }

    @Test
    void a_batch_for_a_missing_organization_is_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> recordBatch(orgId, List.of(event("evt_1", "1"))));
    }

    private static RecordUsage event(@Nullable String id, String quantity) {
        return new RecordUsage(
                id == null ? null : new EventId(id),
                null,
                null,
                new Label("tokens"),
                Quantity.parse(quantity),
                null,
                NOON,
                Metadata.empty());
    }

    private BatchOutcome recordBatch(OrgId orgId, List<RecordUsage> commands) {
        return landlord().usage().recordBatch(caller(), orgId, commands);
    }

    private List<UsageEvent> list(OrgId orgId) {
        UsageQuery everything = new UsageQuery(orgId, null, null, null, null, Window.always());
        return all(page -> landlord().usage().list(caller(), everything, page));
    }
}
