package org.landlord.adapter.rest.audit;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.head.MediaTypes;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.response.Spool;
import org.landlord.adapter.rest.http.response.StreamedBody;
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

/// The audit export of an organization: written to a file first, and sent from there: see [ExportLimiter]. A
/// failure while it is written is a problem as usual; a failure while it is sent closes the connection, so that
/// no part of an export looks like all of it.
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
    private final Duration pause;

    /// @param pause how long a client may receive nothing
    AuditExportResource(
            Landlord landlord,
            ExportLimiter exports,
            @ConfigProperty(name = "quarkus.http.read-timeout") Duration pause) {
        this.trail = landlord.auditTrail();
        this.exports = exports;
        this.pause = pause;
    }

    @GET
    public Response export(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Exporting it = call.read(in -> new Exporting(
                in.path("orgId", OrgId::new),
                in.window(),
                in.accept(MediaTypes.JSON, MediaTypes.NDJSON, MediaTypes.CSV)));
        if (call.isHead()) {
            // A response to HEAD has no body, so a missing organization would not be noticed. The request does not
            // read the log, so it is not audited as an export.
            trail.list(
                    call.caller(),
                    new ListAuditEvents(it.orgId(), null, null, null, null, null, it.window()),
                    new PageRequest(1, null));
        }
        StreamedBody body = new StreamedBody(http, pause, out -> {
            try (Spool spool = spool(call, it)) {
                spool.sendTo(out);
            }
        });
        return Response.ok(body, it.type())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(it) + '"')
                .build();
    }

    /// @return the export, whose transaction has ended
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
