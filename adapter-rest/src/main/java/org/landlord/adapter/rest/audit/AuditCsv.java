package org.landlord.adapter.rest.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.shared.Csv;
import org.landlord.domain.shared.Timestamps;

/// Audit events as CSV (RFC 4180): a header, then a record each. What is unset is an empty field.
///
/// People open such files in spreadsheets, and some of the text is a stranger's: the user agent, or what a
/// service calls its actions. A field that a spreadsheet would run as a formula begins with an apostrophe here,
/// which makes it text (OWASP, "CSV Injection"). JSON and NDJSON have all text as it is.
final class AuditCsv {

    private static final String HEADER =
            "sequence,eventId,occurredAt,actorId,action,targetType,targetId,projectId,metadata,"
                    + "actorKind,recordedBy,requestId,address,userAgent\r\n";

    private AuditCsv() {}

    static void write(Iterable<AuditEvent> events, Writer out) throws IOException {
        out.write(HEADER);
        for (AuditEvent event : events) {
            out.write(row(
                    event.sequence(),
                    event.eventId(),
                    Timestamps.format(event.occurredAt()),
                    event.actorId(),
                    event.action(),
                    event.targetType(),
                    event.targetId(),
                    event.projectId(),
                    event.metadata().json(),
                    AuditEventJson.kind(event.actorKind()),
                    event.recordedBy(),
                    event.origin().requestId(),
                    event.origin().address(),
                    event.origin().userAgent()));
        }
    }

    static String row(@Nullable Object... fields) {
        return Arrays.stream(fields).map(AuditCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(@Nullable Object value) {
        return value == null ? "" : Csv.field(value.toString());
    }
}
