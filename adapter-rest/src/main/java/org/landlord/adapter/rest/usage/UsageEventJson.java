package org.landlord.adapter.rest.usage;

import org.landlord.adapter.rest.http.json.ObjectReader;
import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.Voiding;
import org.landlord.port.in.usage.RecordUsage;

/// A usage event as JSON.
final class UsageEventJson {

    private UsageEventJson() {}

    static RecordUsage read(ObjectReader event) {
        return new RecordUsage(
                event.optional("eventId", EventId::new),
                event.optional("projectId", ProjectId::new),
                event.optional("runId", RunId::new),
                event.required("metric", Label::new),
                event.quantity("quantity"),
                event.optional("unit", Label::new),
                event.timestamp("observedAt"),
                event.metadata("metadata"));
    }

    static void writeEntry(LedgerEntry entry, ObjectWriter out) {
        out.number("sequence", entry.sequence());
        write(entry.event(), out);
    }

    static void write(UsageEvent event, ObjectWriter out) {
        Voiding voiding = event.voiding();
        out.text("orgId", event.orgId())
                .text("eventId", event.eventId())
                .text("projectId", event.projectId())
                .text("runId", event.runId())
                .text("metric", event.metric())
                .quantity("quantity", event.quantity())
                .text("unit", event.unit())
                .instant("observedAt", event.observedAt())
                .instant("recordedAt", event.recordedAt())
                .metadata("metadata", event.metadata())
                .instant("voidedAt", voiding == null ? null : voiding.voidedAt())
                .text("voidReason", voiding == null ? null : voiding.reason());
    }
}
