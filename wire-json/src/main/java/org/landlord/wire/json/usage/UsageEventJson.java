package org.landlord.wire.json.usage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.LedgerEntry;
import org.landlord.domain.usage.Quantity;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.usage.Voiding;
import org.landlord.port.in.usage.BatchOutcome;
import org.landlord.port.in.usage.RecordUsage;
import org.landlord.port.in.usage.RecordedUsage;
import org.landlord.port.in.usage.VoidUsage;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// Usage events as JSON, and what is answered when they are recorded.
public final class UsageEventJson {

    private UsageEventJson() {}

    public static void write(UsageEvent event, ObjectWriter out) {
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

    public static UsageEvent read(ObjectReader in) {
        return new UsageEvent(
                in.required("orgId", OrgId::new),
                in.required("eventId", EventId::new),
                in.optional("projectId", ProjectId::new),
                in.optional("runId", RunId::new),
                in.required("metric", Label::new),
                in.quantity("quantity"),
                in.required("unit", Label::new),
                in.instant("observedAt"),
                in.instant("recordedAt"),
                in.metadata("metadata"),
                readVoiding(in));
    }

    private static @Nullable Voiding readVoiding(ObjectReader in) {
        Instant voidedAt = in.timestamp("voidedAt");
        return voidedAt == null ? null : new Voiding(voidedAt, in.required("voidReason", VoidReason::new));
    }

    /// In the order of recording.
    public static void writeEntry(LedgerEntry entry, ObjectWriter out) {
        out.number("sequence", entry.sequence());
        write(entry.event(), out);
    }

    public static LedgerEntry readEntry(ObjectReader in) {
        return new LedgerEntry(in.number("sequence"), read(in));
    }

    public static void writeRecord(RecordUsage command, ObjectWriter out) {
        out.text("eventId", command.eventId())
                .text("projectId", command.projectId())
                .text("runId", command.runId())
                .text("metric", command.metric())
                .quantity("quantity", command.quantity())
                .text("unit", command.unit())
                .instant("observedAt", command.observedAt())
                .metadata("metadata", command.metadata());
    }

    public static RecordUsage readRecord(ObjectReader in) {
        EventId eventId = in.optional("eventId", EventId::new);
        ProjectId projectId = in.optional("projectId", ProjectId::new);
        RunId runId = in.optional("runId", RunId::new);
        Label metric = in.required("metric", Label::new);
        Quantity quantity = in.quantity("quantity");
        Label unit = in.optional("unit", Label::new);
        Instant observedAt = in.timestamp("observedAt");
        Metadata metadata = in.metadata("metadata", Metadata.MAX_BYTES_OF_USAGE_EVENT);
        return in.made(() ->
                new RecordUsage(eventId, projectId, runId, metric, quantity, unit, observedAt, metadata));
    }

    /// The answer to one event.
    public static void writeRecorded(RecordedUsage recorded, ObjectWriter out) {
        write(recorded.event(), out);
        out.warnings(recorded.warnings());
    }

    /// @param duplicate true if it had been recorded before, which the HTTP status says
    public static RecordedUsage readRecorded(ObjectReader in, boolean duplicate) {
        return new RecordedUsage(read(in), duplicate, in.warnings());
    }

    /// The answer to a batch.
    public static void writeBatch(BatchOutcome batch, ObjectWriter out) {
        out.number("accepted", batch.accepted())
                .number("duplicates", batch.duplicates())
                .warnings(batch.warnings());
    }

    public static BatchOutcome readBatch(ObjectReader in) {
        return new BatchOutcome(in.integer("accepted"), in.integer("duplicates"), in.warnings());
    }

    public static void writeVoid(VoidUsage command, ObjectWriter out) {
        out.text("reason", command.reason());
    }

    public static VoidUsage readVoid(ObjectReader in, OrgId orgId, EventId eventId) {
        return new VoidUsage(orgId, eventId, in.required("reason", VoidReason::new));
    }
}
