package org.landlord.adapter.rest.audit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.MediaTypes;
import org.landlord.adapter.rest.http.response.Spool;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.audit.AuditExport;
import org.landlord.port.in.audit.AuditFormat;
import org.landlord.port.in.audit.AuditTrail;
import org.landlord.port.in.audit.ExportAudit;
import org.landlord.port.in.audit.ListAuditEvents;
import org.landlord.wire.json.Json;
import org.landlord.wire.json.audit.AuditCsv;
import org.landlord.wire.json.audit.AuditEventJson;
import org.landlord.wire.json.audit.AuditExportJson;

/// The audit export of an organization: made ready in a file as fast as storage can read it, and sent from there as
/// fast as the client takes it. What goes wrong while it is made is a problem like any other; a fault on the way to
/// the client breaks the connection off, so that no half of an export looks like a whole one.
@Path("/v1/orgs/{orgId}/audit-export")
public class AuditExportResource {

    private record Exporting(OrgId orgId, Window window, String type) {

        ExportAudit command() {
            AuditFormat format = type.equals(MediaTypes.JSON)
                    ? AuditFormat.JSON
                    : type.equals(MediaTypes.CSV) ? AuditFormat.CSV : AuditFormat.NDJSON;
            return new ExportAudit(orgId, window, format);
        }
    }

    private final AuditTrail trail;
    private final ExportLimiter exports;

    AuditExportResource(Landlord landlord, ExportLimiter exports) {
        this.trail = landlord.auditTrail();
        this.exports = exports;
    }

    @GET
    public Response export(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        Exporting it = call.read(in -> new Exporting(
                in.path("orgId", OrgId::new),
                in.window(),
                in.accept(MediaTypes.JSON, MediaTypes.NDJSON, MediaTypes.CSV)));
        if (call.isHead()) {
            // Nobody writes the body of an answer to HEAD, and so nobody would notice a missing organization.
            // To ask is not to take the log away, and so this is no export.
            trail.list(
                    call.caller(),
                    new ListAuditEvents(it.orgId(), null, null, null, null, null, it.window()),
                    new PageRequest(1, null));
        }
        StreamingOutput body = call.streamed(out -> {
            try (Spool spool = spool(call, it)) {
                spool.sendTo(out);
            }
        });
        return Response.ok(body, it.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(it) + '"')
                .build();
    }

    /// @return what storage had to say; its transaction has ended
    private Spool spool(ApiRequest call, Exporting it) {
        AtomicReference<@Nullable Spool> begun = new AtomicReference<>();
        try {
            return trail.export(call.caller(), it.command(), export -> {
                Spool spool = exports.begin(it.orgId());
                begun.set(spool);
                write(export, it, spool.out());
                return spool;
            });
        } catch (RuntimeException | Error thrown) {
            Spool half = begun.get();
            if (half != null) {
                half.close();
            }
            throw thrown;
        }
    }

    private static void write(AuditExport export, Exporting it, OutputStream out) {
        switch (it.type()) {
            case MediaTypes.NDJSON -> Json.writeLines(out, export.auditEvents(), AuditEventJson::write);
            case MediaTypes.CSV -> writeCsv(export.auditEvents(), out);
            default -> Json.write(out, export, AuditExportJson::write);
        }
    }

    private static void writeCsv(Iterable<AuditEvent> events, OutputStream out) {
        try {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            writer.write(AuditCsv.HEADER + AuditCsv.LINE_END);
            for (AuditEvent event : events) {
                writer.write(AuditCsv.row(event) + AuditCsv.LINE_END);
            }
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileName(Exporting it) {
        // An id may have a colon, which file systems do not like.
        return it.orgId().value().replace(':', '_') + "-audit."
                + it.command().format().label();
    }
}
