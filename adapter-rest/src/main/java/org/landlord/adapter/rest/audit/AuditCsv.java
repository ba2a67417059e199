package org.landlord.adapter.rest.audit;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.shared.Timestamps;

/// Audit events as CSV (RFC 4180): a header, then a record each. What is unset is an empty field.
final class AuditCsv {

    private static final String HEADER =
            "sequence,eventId,occurredAt,actorId,action,targetType,targetId,projectId,metadata\r\n";

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
                    event.metadata().json()));
        }
    }

    static String row(@Nullable Object... fields) {
        return Arrays.stream(fields).map(AuditCsv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
