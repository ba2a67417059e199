package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;
import static org.landlord.port.contracts.in.Refusals.assertNotFound;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
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
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.usage.RecordedUsage;

/// The contract of [org.landlord.port.in.usage.CloudEvents].
public abstract class CloudEventsContract extends CloudEventsKit {

    @Test
    void an_event_without_data_counts_one_and_an_event_with_data_counts_its_quantity() {
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
    void the_settings_define_the_pointer_to_the_quantity() {
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
    void a_subject_is_a_project_id_or_otherwise_metadata() {
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
    void the_settings_define_the_meaning_of_subjects() {
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
    void a_subject_whose_project_was_deleted_is_reported() {
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
    void instants_too_far_in_the_future_are_reported() {
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
    void events_of_a_missing_organization_are_not_found() {
        OrgId orgId = new OrgId(unique("org"));

        assertNotFound("org", orgId, () -> record(orgId, about("a")));
        assertNotFound("org", orgId, () -> recordBatch(orgId, about("a")));
    }
}
