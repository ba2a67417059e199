package org.landlord.port.contracts.in.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.CloudEvent;
import org.landlord.domain.usage.CloudEventSettings;
import org.landlord.domain.usage.HardLimits;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.Window;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.Stages;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.PutUsageSettings;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.SummarizeUsage;

/// Shared methods of the contracts of [org.landlord.port.in.usage.CloudEvents].
abstract class CloudEventsKit extends InboundContract {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.000Z");

    static CloudEvent ofType(String id, @Nullable String contentType) {
        Map<String, @Nullable Object> attributes =
                contentType == null ? Map.of() : Map.of(CloudEvent.DATA_CONTENT_TYPE, contentType);
        return event(id, "svc-a", null, attributes, quantity("1"));
    }

    Quantity quantityOf(OrgId orgId, @Nullable Object data) {
        return record(orgId, event(unique("e"), "svc-a", data)).event().quantity();
    }

    static Map<String, BigDecimal> quantity(String decimal) {
        return Map.of("quantity", number(decimal));
    }

    static CloudEvent event(String id, String source, @Nullable Object data) {
        return event(id, source, null, Map.of(), data);
    }

    static CloudEvent event(
            String id,
            String source,
            @Nullable String subject,
            Map<String, @Nullable Object> attributes,
            @Nullable Object data) {
        return new CloudEvent(id, source, new Label("calls"), subject, NOON, attributes, data);
    }

    static CloudEvent typed(String type, Object data) {
        return new CloudEvent(unique("e"), "svc-a", new Label(type), null, NOON, Map.of(), data);
    }

    static CloudEvent about(String subject) {
        return event(unique("e"), "svc-a", subject, Map.of(), null);
    }

    void put(OrgId orgId, CloudEventSettings cloudEvents) {
        landlord().usageConfiguration().putSettings(caller(), new PutUsageSettings(orgId, null, cloudEvents, NONE));
    }

    RecordedUsage record(OrgId orgId, CloudEvent event) {
        return Stages.await(landlord().cloudEvents().recordAsync(caller(), orgId, event, HardLimits.ENFORCED));
    }

    BatchOutcome recordBatch(OrgId orgId, CloudEvent... events) {
        return Stages.await(
                landlord().cloudEvents().recordBatchAsync(caller(), orgId, List.of(events), HardLimits.ENFORCED));
    }

    List<UsageTotal> lines(OrgId orgId) {
        SummarizeUsage all = new SummarizeUsage(orgId, null, null, Window.always(), false, null, null);
        return all(page -> landlord().usage().summarize(caller(), all, page));
    }

    /// The sum of all usage, which must have one metric and one unit.
    Quantity sum(OrgId orgId) {
        List<UsageTotal> lines = lines(orgId);
        assertThat(lines).hasSize(1);
        return Quantity.of(lines.getFirst().quantity().toBigDecimal());
    }
}
