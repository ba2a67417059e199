package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertConflict;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageQuery;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;

/// The contract of [Usage] for single events. [UsageBatchContract] has batches, [UsageSummaryContract] sums.
public abstract class UsageContract extends InboundContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    @Test
    void a_recorded_event_is_returned_as_it_is_listed() {
        OrgId orgId = newOrg().orgId();
        RecordUsage full = new RecordUsage(
                new EventId("evt:1"),
                newProject(orgId).projectId(),
                new RunId("run_123"),
                new Label("agent_runtime_ms"),
                Quantity.parse("42000.000000001"),
                new Label("ms"),
                NOON,
                metadata("model", Map.of("name", "ünï", "cost", number("0.10"))));

        RecordedUsage recorded = record(orgId, full);

        assertThat(recorded.duplicate()).isFalse();
        assertThat(recorded.event())
                .isEqualTo(new UsageEvent(
                        orgId,
                        new EventId("evt:1"),
                        full.projectId(),
                        full.runId(),
                        full.metric(),
                        full.quantity(),
                        new Label("ms"),
                        NOON,
                        recorded.event().recordedAt(),
                        full.metadata()));
        assertThat(list(everything(orgId))).containsExactly(recorded.event());
    }

    @Test
    void an_event_requires_only_a_metric_and_a_quantity() {
        OrgId orgId = newOrg().orgId();

        UsageEvent event = record(
                        orgId,
                        new RecordUsage(
                                null, null, null, new Label("seats"), Quantity.ZERO, null, null, Metadata.empty()))
                .event();

        assertThat(event.eventId().value()).matches("evt_[0-9a-hjkmnp-tv-z]{26}");
        assertThat(event.projectId()).isNull();
        assertThat(event.runId()).isNull();
        assertThat(event.unit()).isEqualTo(new Label("count"));
        assertThat(event.observedAt()).isBeforeOrEqualTo(event.recordedAt());
        assertThat(event.metadata()).isEqualTo(Metadata.empty());
        assertThat(list(everything(orgId))).containsExactly(event);
    }

    @Test
    void events_without_an_id_are_separate_events() {
        OrgId orgId = newOrg().orgId();
        RecordUsage nameless =
                new RecordUsage(null, null, null, new Label("seats"), Quantity.of(1), null, NOON, Metadata.empty());

        record(orgId, nameless);
        record(orgId, nameless);

        assertThat(list(everything(orgId))).hasSize(2);
    }

    @Test
    void instants_are_truncated_to_milliseconds() {
        OrgId orgId = newOrg().orgId();

        use(orgId, null, "tokens", "1", NOON.plusNanos(999_999));

        assertThat(list(everything(orgId))).extracting(UsageEvent::observedAt).containsExactly(NOON);
    }

    @Test
    void recording_is_not_audited() {
        OrgId orgId = newOrg().orgId();

        assertNotAudited(orgId, () -> use(orgId, null, "tokens", "1", NOON));
    }

    @Test
    void the_same_event_again_is_a_duplicate_and_counts_once() {
        OrgId orgId = newOrg().orgId();
        RecordUsage usage = usage(null, "tokens", "1.0", NOON);
        RecordedUsage first = record(orgId, usage);

        RecordedUsage again = record(orgId, usage);

        assertThat(again.duplicate()).isTrue();
        assertThat(again.event()).isEqualTo(first.event());
        assertThat(list(everything(orgId))).containsExactly(first.event());
    }

    @Test
    void the_same_event_in_another_representation_is_a_duplicate() {
        OrgId orgId = newOrg().orgId();
        EventId eventId = new EventId(unique("evt"));
        record(
                orgId,
                new RecordUsage(
                        eventId,
                        null,
                        null,
                        new Label("caf\u00E9"),
                        Quantity.of(1),
                        null,
                        NOON,
                        Metadata.of(Map.of("price", new BigDecimal("1.0"), "list", List.of(new BigDecimal("1E+2"))))));

        RecordedUsage again = record(
                orgId,
                new RecordUsage(
                        eventId,
                        null,
                        null,
                        new Label("cafe\u0301 "),
                        Quantity.of(1),
                        null,
                        NOON,
                        Metadata.of(Map.of("price", BigDecimal.ONE, "list", List.of(new BigDecimal("100"))))));

        assertThat(again.duplicate()).isTrue();
    }

    @Test
    void the_same_event_again_without_its_instant_is_a_duplicate() {
        OrgId orgId = newOrg().orgId();
        RecordUsage dated = usage(null, "tokens", "1", NOON);
        RecordUsage undated = usage(null, "tokens", "2", null);
        UsageEvent first = record(orgId, dated).event();
        UsageEvent second = record(orgId, undated).event();

        assertThat(record(orgId, at(null, dated))).isEqualTo(new RecordedUsage(first, true));
        assertThat(record(orgId, undated)).isEqualTo(new RecordedUsage(second, true));
        assertThat(record(orgId, at(second.observedAt(), undated))).isEqualTo(new RecordedUsage(second, true));
        assertConflict(() -> record(orgId, at(second.observedAt().plusMillis(1), undated)));
        assertThat(list(everything(orgId))).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void another_event_under_a_taken_id_is_a_conflict() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        EventId id = new EventId("evt_taken");
        Label metric = new Label("tokens");
        Quantity one = Quantity.of(1);
        UsageEvent first = record(orgId, new RecordUsage(id, null, null, metric, one, null, NOON, Metadata.empty()))
                .event();

        List<RecordUsage> contradictions = List.of(
                new RecordUsage(id, projectId, null, metric, one, null, NOON, Metadata.empty()),
                new RecordUsage(id, null, new RunId("run"), metric, one, null, NOON, Metadata.empty()),
                new RecordUsage(id, null, null, new Label("seats"), one, null, NOON, Metadata.empty()),
                new RecordUsage(id, null, null, metric, Quantity.of(2), null, NOON, Metadata.empty()),
                new RecordUsage(id, null, null, metric, one, new Label("ms"), NOON, Metadata.empty()),
                new RecordUsage(id, null, null, metric, one, null, NOON.plusMillis(1), Metadata.empty()),
                new RecordUsage(id, null, null, metric, one, null, NOON, metadata("a", "b")));

        for (RecordUsage contradiction : contradictions) {
            assertConflict(() -> record(orgId, contradiction));
        }
        assertThat(list(everything(orgId))).containsExactly(first);
    }

    @Test
    void two_organizations_can_use_the_same_event_id() {
        OrgId one = newOrg().orgId();
        OrgId two = newOrg().orgId();
        RecordUsage usage = usage(null, "tokens", "1", NOON);

        assertThat(record(one, usage).duplicate()).isFalse();
        assertThat(record(two, usage).duplicate()).isFalse();
        assertThat(list(everything(one))).extracting(UsageEvent::orgId).containsExactly(one);
    }

    @Test
    void a_missing_project_or_a_project_of_another_organization_is_refused() {
        OrgId orgId = newOrg().orgId();
        ProjectId foreign = newProject(newOrg().orgId()).projectId();

        assertInvalid(() -> use(orgId, new ProjectId("project_none"), "tokens", "1", NOON), "/projectId");
        assertInvalid(() -> use(orgId, foreign, "tokens", "1", NOON), "/projectId");

        assertThat(list(everything(orgId))).isEmpty();
    }

    @Test
    void usage_of_a_missing_organization_is_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> use(orgId, null, "tokens", "1", NOON));
        assertNotFound("org", orgId, () -> list(everything(orgId)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.000000001", "0.1", "42000", "999999999999999999", "999999999999999998.999999999"})
    void a_quantity_is_returned_exactly(String quantity) {
        OrgId orgId = newOrg().orgId();

        use(orgId, null, "tokens", quantity, NOON);

        assertThat(list(everything(orgId)))
                .extracting(event -> event.quantity().toString())
                .containsExactly(quantity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "NaN", "many", "", "1e3", "1000000000000000000", "0.0000000001"})
    void an_invalid_quantity_is_refused(String quantity) {
        OrgId orgId = newOrg().orgId();

        assertInvalid(() -> use(orgId, null, "tokens", quantity, NOON), "");

        assertThat(list(everything(orgId))).isEmpty();
    }

    @Test
    void metadata_of_more_than_4_kib_is_refused() {
        OrgId orgId = newOrg().orgId();
        Metadata large = metadata("text", "x".repeat(4 * 1024));

        assertInvalid(
                () -> record(
                        orgId,
                        new RecordUsage(null, null, null, new Label("tokens"), Quantity.of(1), null, NOON, large)),
                "/metadata");

        assertThat(list(everything(orgId))).isEmpty();
    }

    @Test
    void events_are_listed_by_the_instant_of_observation_then_by_id() {
        OrgId orgId = newOrg().orgId();
        record(orgId, named("evt_b", NOON));
        record(orgId, named("evt_z", NOON.minusMillis(1)));
        record(orgId, named("evt_C", NOON));
        record(orgId, named("evt_a", NOON.plusMillis(1)));

        assertThat(list(everything(orgId)))
                .extracting(event -> event.eventId().value())
                .containsExactly("evt_z", "evt_C", "evt_b", "evt_a");
        assertThat(all(page -> landlord().usage().listNewestFirst(caller(), everything(orgId), page)))
                .extracting(event -> event.eventId().value())
                .containsExactly("evt_a", "evt_b", "evt_C", "evt_z");
    }

    private static RecordUsage named(String id, Instant observedAt) {
        return new RecordUsage(
                new EventId(id), null, null, new Label("m"), Quantity.of(1), null, observedAt, Metadata.empty());
    }

    @Test
    void each_filter_of_the_list_excludes_what_does_not_match() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        Label tokens = new Label("tokens");
        Label ms = new Label("ms");
        RunId run = new RunId("run_1");
        UsageEvent plain = record(orgId, usage(null, "tokens", "1", NOON)).event();
        UsageEvent rich = record(
                        orgId,
                        new RecordUsage(
                                null, projectId, run, new Label("cpu"), Quantity.of(2), ms, NOON, Metadata.empty()))
                .event();

        assertThat(list(new UsageQuery(orgId, projectId, null, null, null, Window.always())))
                .containsExactly(rich);
        assertThat(list(new UsageQuery(orgId, null, tokens, null, null, Window.always())))
                .containsExactly(plain);
        assertThat(list(new UsageQuery(orgId, null, null, ms, null, Window.always())))
                .containsExactly(rich);
        assertThat(list(new UsageQuery(orgId, null, null, null, run, Window.always())))
                .containsExactly(rich);
        assertThat(list(new UsageQuery(orgId, projectId, tokens, null, null, Window.always())))
                .isEmpty();
    }

    @Test
    void the_window_of_the_list_includes_both_bounds() {
        OrgId orgId = newOrg().orgId();
        Instant until = NOON.plusSeconds(60);
        List.of(NOON.minusMillis(1), NOON, until, until.plusMillis(1))
                .forEach(instant -> use(orgId, null, "tokens", "1", instant));

        assertThat(list(new UsageQuery(orgId, null, null, null, null, new Window(NOON, until))))
                .extracting(UsageEvent::observedAt)
                .containsExactly(NOON, until);
        assertThat(list(new UsageQuery(orgId, null, null, null, null, Window.of(until, null))))
                .hasSize(2);
        assertThat(list(new UsageQuery(orgId, null, null, null, null, Window.of(null, NOON))))
                .hasSize(2);
    }

    @Test
    void usage_can_be_observed_long_ago_and_slightly_in_the_future() {
        OrgId orgId = newOrg().orgId();
        Instant now = now();

        use(orgId, null, "tokens", "1", Instant.parse("0001-01-01T00:00:00.000Z"));
        use(orgId, null, "tokens", "1", now.plus(Duration.ofMinutes(5)).minusSeconds(1));

        assertThat(list(everything(orgId))).hasSize(2);
    }

    @Test
    void usage_more_than_five_minutes_in_the_future_is_refused() {
        OrgId orgId = newOrg().orgId();
        Instant now = now();

        for (Duration ahead : List.of(Duration.ofMinutes(15), Duration.ofDays(365))) {
            assertInvalid(() -> use(orgId, null, "tokens", "1", now.plus(ahead)), "/observedAt");
        }
        assertInvalid(
                () -> use(orgId, new ProjectId("project_none"), "tokens", "1", now.plus(Duration.ofHours(1))),
                "/projectId",
                "/observedAt");

        assertThat(list(everything(orgId))).isEmpty();
    }

    private static RecordUsage at(@Nullable Instant observedAt, RecordUsage usage) {
        return new RecordUsage(
                usage.eventId(),
                usage.projectId(),
                usage.runId(),
                usage.metric(),
                usage.quantity(),
                usage.unit(),
                observedAt,
                usage.metadata());
    }

    private static UsageQuery everything(OrgId orgId) {
        return new UsageQuery(orgId, null, null, null, null, Window.always());
    }

    private RecordedUsage record(OrgId orgId, RecordUsage command) {
        return landlord().usage().record(caller(), orgId, command);
    }

    private List<UsageEvent> list(UsageQuery query) {
        return all(page -> landlord().usage().list(caller(), query, page));
    }
}
