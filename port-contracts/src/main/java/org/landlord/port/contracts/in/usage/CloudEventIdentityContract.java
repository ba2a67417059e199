package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.in.Refusals.assertConflict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.port.in.Stages;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;

/// The contract of [org.landlord.port.in.usage.CloudEvents] for the identity of events.
public abstract class CloudEventIdentityContract extends CloudEventsKit {

    @Test
    void two_sources_can_use_the_same_id() {
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
    void ids_and_sources_with_any_characters_are_kept_verbatim_and_distinct() {
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
    void the_id_of_the_usage_event_is_reproducible() {
        OrgId orgId = newOrg().orgId();

        // printf svc-a | openssl dgst -sha256 -binary | head -c 12 | basenc --base64url
        assertThat(record(orgId, event("01JD", "svc-a", null)).event().eventId())
                .isEqualTo(new EventId("ce_ZF_LoCiRpl4-gDll_01JD"));
        assertThat(record(orgId, event("a.b", "svc-a", null)).event().eventId().value())
                .startsWith("ceh_ZF_LoCiRpl4-gDll_")
                .hasSize(43);
    }

    @Test
    void an_event_recorded_under_its_id_alone_is_a_duplicate() {
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
    void ids_of_other_events_are_reported() {
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
    void data_is_the_same_for_every_json_media_type() {
        OrgId orgId = newOrg().orgId();
        record(orgId, ofType("1", null));
        record(orgId, ofType("2", "application/vnd.acme+json"));

        for (String json : List.of("application/json", "Application/JSON; charset=utf-8")) {
            assertThat(record(orgId, ofType("1", json)).duplicate()).as(json).isTrue();
        }
        assertThat(record(orgId, ofType("2", "application/vnd.Acme+json;charset=utf-8"))
                        .duplicate())
                .isTrue();
        assertConflict(() -> record(orgId, ofType("2", "application/vnd.other+json")));
    }

    @Test
    void an_event_recorded_with_its_media_type_is_a_duplicate() {
        OrgId orgId = newOrg().orgId();
        CloudEvent event = ofType("1", "application/json");
        Map<String, Object> kept = Map.of("id", "1", "source", "svc-a", "datacontenttype", "application/json");
        RecordUsage before = new RecordUsage(
                event.eventId(), null, null, event.type(), Quantity.of(1), null, NOON, Metadata.of(kept));
        Stages.await(landlord().usage().recordAsync(caller(), orgId, before, HardLimits.ENFORCED));

        assertThat(record(orgId, event).duplicate()).isTrue();
        assertThat(record(orgId, ofType("1", null)).duplicate()).isTrue();
        assertThat(sum(orgId)).isEqualTo(Quantity.of(1));
    }
}
