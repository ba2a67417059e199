package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertConflict;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.CloudEventSubject;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.Stages;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;

/// What [org.landlord.port.in.usage.CloudEvents] must do.
public abstract class CloudEventsContract extends InboundContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000Z");

    @Test
    void two_sources_may_use_the_same_id() {
        OrgId orgId = newOrg().orgId();

        assertThat(record(orgId, event("1", "svc-a", quantity("5"))).duplicate())
                .isFalse();
        assertThat(record(orgId, event("1", "svc-b", quantity("5"))).duplicate())
                .isFalse();
        assertThat(recordBatch(orgId, event("2", "svc-a", quantity("1")), event("2", "svc-b", quantity("2"))))
                .isEqualTo(new BatchOutcome(2, 0));

        assertThat(sum(orgId)).isEqualTo(Quantity.of(13));
    }

    @Test
    void the_same_source_and_id_are_the_same_event() {
        OrgId orgId = newOrg().orgId();
        CloudEvent event = event("1", "svc-a", quantity("5"));
        UsageEvent first = record(orgId, event).event();

        RecordedUsage again = record(orgId, event);

        assertThat(again).isEqualTo(new RecordedUsage(first, true));
        assertThat(recordBatch(orgId, event, event("2", "svc-a", quantity("1")), event))
                .isEqualTo(new BatchOutcome(1, 2));
        assertThat(sum(orgId)).isEqualTo(Quantity.of(6));
    }

    @Test
    void ids_and_sources_of_any_characters_are_kept_and_told_apart_to_the_letter() {
        OrgId orgId = newOrg().orgId();
        List<String> ids =
                List.of("a/b==", "a/b= =", " 1", "1", "ü 日本", "x".repeat(1024), "x".repeat(1023), "a.b", "A");
        for (String source : List.of("https://example.com/a?b=c#d", "/a", "a", "A")) {
            for (String id : ids) {
                RecordedUsage recorded = record(orgId, event(id, source, null));
                assertThat(recorded.duplicate()).as(source + " " + id).isFalse();
                assertThat(recorded.event().metadata().members())
                        .containsEntry("id", id)
                        .containsEntry("source", source);
                assertThat(record(orgId, event(id, source, null)).duplicate()).isTrue();
            }
        }

        assertThat(sum(orgId)).isEqualTo(Quantity.of(4L * ids.size()));
    }

    @Test
    void the_id_of_the_usage_event_can_be_made_by_everybody() {
        OrgId orgId = newOrg().orgId();

        // printf svc-a | openssl dgst -sha256 -binary | head -c 12 | basenc --base64url
        assertThat(record(orgId, event("01JD", "svc-a", null)).event().eventId())
                .isEqualTo(new EventId("ce_ZF_LoCiRpl4-gDll_01JD"));
        assertThat(record(orgId, event("a.b", "svc-a", null)).event().eventId().value())
                .startsWith("ceh_ZF_LoCiRpl4-gDll_")
                .hasSize(43);
    }

    @Test
    void what_was_recorded_under_the_id_alone_is_known_again() {
        OrgId orgId = newOrg().orgId();
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("source", "svc-a");
        kept.put("region", "eu");
        kept.put("data", Map.of("route", "/search"));
        UsageEvent old = landlord()
                .usage()
                .record(
                        caller(),
                        orgId,
                        new RecordUsage(
                                new EventId("1"),
                                null,
                                null,
                                new Label("calls"),
                                Quantity.of(5),
                                null,
                                NOON,
                                Metadata.of(kept)))
                .event();
        Map<String, Object> data = Map.of("quantity", number("5"), "route", "/search");

        assertThat(record(orgId, event("1", "svc-a", null, Map.of("region", "eu"), data)))
                .isEqualTo(new RecordedUsage(old, true));
        assertThat(recordBatch(orgId, event("1", "svc-b", null, Map.of("region", "eu"), data)))
                .isEqualTo(new BatchOutcome(1, 0));
        assertThat(sum(orgId)).isEqualTo(Quantity.of(10));
    }

    @Test
    void an_event_without_data_counts_one_and_one_with_data_counts_what_it_says() {
        OrgId orgId = newOrg().orgId();

        assertThat(quantityOf(orgId, null)).isEqualTo(Quantity.of(1));
        assertThat(quantityOf(orgId, quantity("0"))).isEqualTo(Quantity.ZERO);
        assertThat(quantityOf(orgId, Map.of("quantity", "99.5"))).isEqualTo(Quantity.parse("99.5"));
        UsageEvent full = record(
                        orgId,
                        event(
                                unique("e"),
                                "svc-a",
                                null,
                                Map.of(),
                                Map.of("quantity", number("2"), "unit", "ms", "runId", "run_1", "route", "/x")))
                .event();
        assertThat(full.unit()).isEqualTo(new Label("ms"));
        assertThat(String.valueOf(full.runId())).isEqualTo("run_1");
        assertThat(full.metadata().members()).containsEntry("data", Map.of("route", "/x"));
    }

    @Test
    void data_without_a_quantity_is_refused() {
        OrgId orgId = newOrg().orgId();
        Map<String, @Nullable Object> nothing = new HashMap<>();
        nothing.put("quantity", null);

        for (Object data : List.of(
                Map.of(),
                Map.of("tokens", number("123456")),
                Map.of("value", "99"),
                Map.of("Quantity", number("7")),
                nothing,
                Map.of("quantity", "many"),
                Map.of("quantity", true),
                Map.of("quantity", number("-1")),
                List.of(number("1")),
                number("7"),
                "7")) {
            assertInvalid(() -> record(orgId, event("1", "svc-a", data)), "/data/quantity");
            assertInvalid(
                    () -> recordBatch(orgId, event("1", "svc-a", null), event("2", "svc-a", data)), "/1/data/quantity");
        }
        assertThat(lines(orgId)).isEmpty();
    }

    @Test
    void the_settings_say_where_the_quantity_stands() {
        OrgId orgId = newOrg().orgId();
        put(
                orgId,
                new CloudEventSettings(
                        CloudEventSubject.PROJECT,
                        Map.of(),
                        new DataPointer("/usage/tokens"),
                        Map.of(new Label("seconds"), new DataPointer(""), new Label("bytes"), new DataPointer("/n")),
                        List.of(new Label("request"))));

        UsageEvent nested = record(orgId, typed("prompt", Map.of("usage", Map.of("tokens", number("7")), "model", "m")))
                .event();
        assertThat(nested.quantity()).isEqualTo(Quantity.of(7));
        assertThat(nested.metadata().members())
                .containsEntry("data", Map.of("usage", Map.of("tokens", number("7")), "model", "m"));
        assertThat(record(orgId, typed("seconds", number("1.5"))).event().quantity())
                .isEqualTo(Quantity.parse("1.5"));
        UsageEvent flat =
                record(orgId, typed("bytes", Map.of("n", "3", "unit", "B"))).event();
        assertThat(flat.quantity()).isEqualTo(Quantity.of(3));
        assertThat(flat.unit()).isEqualTo(new Label("B"));
        assertThat(flat.metadata().members()).doesNotContainKey("data");
        UsageEvent counted = record(orgId, typed("request", Map.of("quantity", number("9"), "unit", number("1"))))
                .event();
        assertThat(counted.quantity()).isEqualTo(Quantity.of(1));
        assertThat(counted.metadata().members()).containsKey("data");

        assertInvalid(() -> record(orgId, typed("prompt", Map.of("quantity", number("1")))), "/data/usage/tokens");
        assertInvalid(() -> record(orgId, typed("bytes", Map.of("quantity", number("1")))), "/data/n");
        assertInvalid(() -> record(orgId, typed("seconds", Map.of("quantity", number("1")))), "/data");
    }

    @Test
    void a_subject_is_the_project_of_that_id_or_else_metadata() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        ProjectId ofAnother = newProject(newOrg().orgId()).projectId();

        UsageEvent ofProject = record(orgId, about(projectId.value())).event();
        assertThat(ofProject.projectId()).isEqualTo(projectId);
        assertThat(ofProject.metadata().members()).doesNotContainKey("subject");
        for (String subject : List.of("ada@example.com", "customer-1", "ü 日本", ofAnother.value(), "__org__")) {
            UsageEvent event = record(orgId, about(subject)).event();
            assertThat(event.projectId()).isNull();
            assertThat(event.metadata().members()).containsEntry("subject", subject);
        }
    }

    @Test
    void the_settings_say_what_a_subject_is() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        put(
                orgId,
                new CloudEventSettings(
                        CloudEventSubject.METADATA,
                        Map.of("ada@example.com", projectId),
                        CloudEventSettings.DEFAULT_POINTER,
                        Map.of(),
                        List.of()));

        UsageEvent mapped = record(orgId, about("ada@example.com")).event();
        assertThat(mapped.projectId()).isEqualTo(projectId);
        assertThat(mapped.metadata().members()).containsEntry("subject", "ada@example.com");
        UsageEvent unmapped = record(orgId, about(projectId.value())).event();
        assertThat(unmapped.projectId()).isNull();
        assertThat(unmapped.metadata().members()).containsEntry("subject", projectId.value());
    }

    @Test
    void an_event_stays_the_same_when_its_subject_becomes_a_project() {
        OrgId orgId = newOrg().orgId();
        CloudEvent event = about("customer-1");
        UsageEvent first = record(orgId, event).event();
        landlord()
                .projects()
                .create(
                        caller(),
                        new CreateProject(
                                orgId,
                                new ProjectId("customer-1"),
                                new Slug("customer-1"),
                                new Name("Customer 1"),
                                Metadata.empty()));

        assertThat(record(orgId, event)).isEqualTo(new RecordedUsage(first, true));
        assertThat(record(orgId, about("customer-1")).event().projectId()).isEqualTo(new ProjectId("customer-1"));
    }

    @Test
    void a_subject_whose_project_is_gone_is_named() {
        OrgId orgId = newOrg().orgId();
        ProjectId projectId = newProject(orgId).projectId();
        put(
                orgId,
                new CloudEventSettings(
                        CloudEventSubject.PROJECT,
                        Map.of("customer-1", projectId),
                        CloudEventSettings.DEFAULT_POINTER,
                        Map.of(),
                        List.of()));
        landlord().projects().delete(caller(), orgId, projectId, NONE);

        assertInvalid(() -> record(orgId, about("customer-1")), "/subject");
        assertInvalid(() -> recordBatch(orgId, about("customer-2"), about("customer-1")), "/1/subject");
    }

    @Test
    void what_is_too_far_ahead_is_named() {
        OrgId orgId = newOrg().orgId();
        Instant tomorrow = now().plus(Duration.ofDays(1));
        CloudEvent early = new CloudEvent("1", "svc-a", new Label("calls"), null, tomorrow, Map.of(), null);

        assertInvalid(() -> record(orgId, early), "/time");
        assertInvalid(() -> recordBatch(orgId, about("a"), early), "/1/time");
        CloudEvent both = new CloudEvent("2", "svc-a", new Label("calls"), null, tomorrow, Map.of(), Map.of("n", "x"));
        assertInvalid(() -> record(orgId, both), "/data/quantity", "/time");
        assertInvalid(
                () -> recordBatch(orgId, early, about("a"), both, event("3", "svc-a", Map.of("n", "x"))),
                "/0/time",
                "/2/time",
                "/2/data/quantity",
                "/3/data/quantity");
        assertThat(lines(orgId)).isEmpty();
    }

    @Test
    void ids_used_for_other_events_are_named() {
        OrgId orgId = newOrg().orgId();
        record(orgId, event("1", "svc-a", quantity("1")));
        CloudEvent other = event("1", "svc-a", quantity("2"));

        assertThat(assertConflict(() -> record(orgId, other)).violations())
                .extracting(Violation::pointer)
                .containsExactly("/id");
        assertThat(assertConflict(() -> recordBatch(orgId, event("2", "svc-a", null), other, other))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/1/id", "/2/id");
        assertThat(sum(orgId)).isEqualTo(Quantity.of(1));
    }

    @Test
    void events_of_an_organization_that_is_not_there_are_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> record(orgId, about("a")));
        assertNotFound("org", orgId, () -> recordBatch(orgId, about("a")));
    }

    private Quantity quantityOf(OrgId orgId, @Nullable Object data) {
        return record(orgId, event(unique("e"), "svc-a", data)).event().quantity();
    }

    private static Map<String, BigDecimal> quantity(String decimal) {
        return Map.of("quantity", number(decimal));
    }

    private static CloudEvent event(String id, String source, @Nullable Object data) {
        return event(id, source, null, Map.of(), data);
    }

    private static CloudEvent event(
            String id,
            String source,
            @Nullable String subject,
            Map<String, @Nullable Object> attributes,
            @Nullable Object data) {
        return new CloudEvent(id, source, new Label("calls"), subject, NOON, attributes, data);
    }

    private static CloudEvent typed(String type, Object data) {
        return new CloudEvent(unique("e"), "svc-a", new Label(type), null, NOON, Map.of(), data);
    }

    private static CloudEvent about(String subject) {
        return event(unique("e"), "svc-a", subject, Map.of(), null);
    }

    private void put(OrgId orgId, CloudEventSettings cloudEvents) {
        landlord().usageConfiguration().putSettings(caller(), new PutUsageSettings(orgId, null, cloudEvents, NONE));
    }

    private RecordedUsage record(OrgId orgId, CloudEvent event) {
        return Stages.await(landlord().cloudEvents().recordAsync(caller(), orgId, event, HardLimits.ENFORCED));
    }

    private BatchOutcome recordBatch(OrgId orgId, CloudEvent... events) {
        return Stages.await(
                landlord().cloudEvents().recordBatchAsync(caller(), orgId, List.of(events), HardLimits.ENFORCED));
    }

    private List<UsageTotal> lines(OrgId orgId) {
        SummarizeUsage all = new SummarizeUsage(orgId, null, null, Window.always(), false, null, null);
        return all(page -> landlord().usage().summarize(caller(), all, page));
    }

    /// The sum of all that was used, where it was one metric in one unit.
    private Quantity sum(OrgId orgId) {
        List<UsageTotal> lines = lines(orgId);
        assertThat(lines).hasSize(1);
        return Quantity.of(lines.getFirst().quantity().toBigDecimal());
    }
}
