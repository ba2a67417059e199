package org.landlord.adapter.cli.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.KeyCommand;
import org.landlord.adapter.cli.billing.BillingCommand;
import org.landlord.adapter.cli.identity.IdpCommand;
import org.landlord.adapter.cli.option.ExportFormat;
import org.landlord.adapter.cli.output.Documents;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.adapter.cli.output.View;
import org.landlord.adapter.cli.quota.LimitCommand;
import org.landlord.adapter.cli.quota.QuotaEventCommand;
import org.landlord.adapter.cli.quota.ReservationCommand;
import org.landlord.adapter.cli.secret.SecretRefCommand;
import org.landlord.adapter.cli.tenancy.MemberCommand;
import org.landlord.adapter.cli.tenancy.OrgCommand;
import org.landlord.adapter.cli.tenancy.ProjectCommand;
import org.landlord.adapter.cli.tenancy.ProjectGrantCommand;
import org.landlord.adapter.cli.tenancy.TeamCommand;
import org.landlord.adapter.cli.tenancy.TeamMemberCommand;
import org.landlord.adapter.cli.usage.UsageCommand;
import org.landlord.adapter.cli.usage.UsageSettingsCommand;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.shared.Timestamps;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.wire.json.audit.AuditCsv;

/// Writes an audit export while it is read: memory does not grow with it.
final class ExportWriter {

    private ExportWriter() {}

    /// @param out flushed, not closed
    /// @param isShown true if a terminal shows it: what it would obey is written out then
    static void write(ExportFormat format, AuditExport export, OutputStream out, boolean isShown) throws IOException {
        switch (format) {
            case JSON -> writeDocument(export, out);
            case NDJSON -> writeLines(export, out);
            case CSV -> writeTable(export, out, isShown);
        }
    }

    private static void writeDocument(AuditExport export, OutputStream out) throws IOException {
        JsonGenerator json = Documents.json(out);
        json.writeStartObject();
        json.writeStringField("exportedAt", Timestamps.format(export.exportedAt()));
        json.writeFieldName("org");
        Documents.write(json, OrgCommand.view(), export.org());
        writeAll(json, "members", MemberCommand.view(), export.members());
        writeAll(json, "projects", ProjectCommand.view(), export.projects());
        writeTeams(json, export.teams());
        writeOptional(json, "billing", BillingCommand.view(), export.billing());
        writeAll(json, "identityProviders", IdpCommand.storedView(), export.identityProviders());
        writeAll(json, "usage", UsageCommand.summaryView(false, false), export.usage());
        json.writeFieldName("usageSettings");
        Documents.write(json, UsageSettingsCommand.view(), export.usageSettings());
        writeAll(json, "usageLimits", LimitCommand.view(), export.usageLimits());
        writeAll(json, "quotaReservations", ReservationCommand.view(), export.quotaReservations());
        writeAll(json, "secretRefs", SecretRefCommand.view(), export.secretRefs());
        writeAll(json, "apiKeys", KeyCommand.view(), export.apiKeys());
        writeAll(json, "quotaEvents", QuotaEventCommand.view(), export.quotaEvents());
        writeAll(json, "auditEvents", AuditListCommand.view(), export.auditEvents());
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private static void writeTeams(JsonGenerator json, Iterable<AuditExport.TeamExport> teams) throws IOException {
        json.writeArrayFieldStart("teams");
        for (AuditExport.TeamExport team : teams) {
            json.writeStartObject();
            Documents.writeFields(json, TeamCommand.view(), team.team());
            writeAll(json, "members", TeamMemberCommand.view(), team.members());
            writeAll(json, "grants", ProjectGrantCommand.view(), team.grants());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static <T> void writeAll(JsonGenerator json, String name, View<T> view, Iterable<T> items)
            throws IOException {
        json.writeFieldName(name);
        Documents.writeAll(json, view, items);
    }

    private static <T> void writeOptional(JsonGenerator json, String name, View<T> view, @Nullable T item)
            throws IOException {
        json.writeFieldName(name);
        if (item == null) {
            json.writeNull();
        } else {
            Documents.write(json, view, item);
        }
    }

    private static void writeLines(AuditExport export, OutputStream out) throws IOException {
        JsonGenerator json = Documents.lines(out);
        boolean any = false;
        for (AuditEvent event : export.auditEvents()) {
            Documents.write(json, AuditListCommand.view(), event);
            any = true;
        }
        if (any) {
            json.writeRaw('\n');
        }
        json.flush();
    }

    private static void writeTable(AuditExport export, OutputStream out, boolean isShown) throws IOException {
        Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        csv.write(AuditCsv.HEADER + AuditCsv.LINE_END);
        for (AuditEvent event : export.auditEvents()) {
            String row = AuditCsv.row(event);
            csv.write((isShown ? Printers.printable(row) : row) + AuditCsv.LINE_END);
        }
        csv.flush();
    }
}
