package org.landlord.adapter.client.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.client.shared.JsonObjectReader;
import org.landlord.adapter.client.shared.ObjectWriter;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.SumsReport;

/// Reads what the server says of usage, and writes what it is told.
public final class UsageJson {

    private UsageJson() {}

    /// A line of a summary.
    public static UsageTotal total(JsonObjectReader json) {
        return new UsageTotal(
                json.text("orgId", OrgId::new),
                json.optional("projectId", ProjectId::new),
                json.text("metric", Label::new),
                json.text("unit", Label::new),
                json.optional("bucketStart", Timestamps::parse),
                json.sum("quantity"));
    }

    static UsageEvent event(JsonObjectReader json) {
        return new UsageEvent(
                json.text("orgId", OrgId::new),
                json.text("eventId", EventId::new),
                json.optional("projectId", ProjectId::new),
                json.optional("runId", RunId::new),
                json.text("metric", Label::new),
                json.quantity("quantity"),
                json.text("unit", Label::new),
                json.instant("observedAt"),
                json.instant("recordedAt"),
                json.metadata("metadata"),
                voiding(json));
    }

    static LedgerEntry entry(JsonObjectReader json) {
        return new LedgerEntry(json.number("sequence"), event(json));
    }

    private static @Nullable Voiding voiding(JsonObjectReader json) {
        Instant voidedAt = json.optional("voidedAt", Timestamps::parse);
        return voidedAt == null ? null : new Voiding(voidedAt, json.text("voidReason", VoidReason::new));
    }

    static SumsReport report(JsonObjectReader json) {
        return new SumsReport(json.number("series"), json.number("faults"), json.bool("rebuilt"));
    }

    static BatchOutcome outcome(JsonObjectReader json) {
        return new BatchOutcome(
                Math.toIntExact(json.number("accepted")), Math.toIntExact(json.number("duplicates")), json.warnings());
    }

    static void write(RecordUsage command, ObjectWriter out) {
        out.text("eventId", command.eventId())
                .text("projectId", command.projectId())
                .text("runId", command.runId())
                .text("metric", command.metric())
                .quantity("quantity", command.quantity())
                .text("unit", command.unit())
                .instant("observedAt", command.observedAt())
                .metadata("metadata", command.metadata());
    }
}
