package org.landlord.wire.json.audit;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.shared.Timestamps;

/// Audit events as CSV (RFC 4180): a header, then one record for each event. Unset fields are empty.
///
/// Spreadsheets run fields that begin with certain characters as formulas, and some of the text comes from third
/// parties: user agents, and names of actions. Such a field begins with an apostrophe here, which makes it text
/// (OWASP, "CSV Injection"). JSON and NDJSON have the text as it is.
public final class AuditCsv {

    /// Without a line ending.
    public static final String HEADER = "sequence,eventId,occurredAt,actorId,action,targetType,targetId,projectId,"
            + "metadata,actorKind,recordedBy,requestId,address,userAgent,reason";

    /// Ends the header and each row.
    public static final String LINE_END = "\r\n";

    /// The first characters of formulas. Some spreadsheets take the fullwidth signs for the others.
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private AuditCsv() {}

    /// The record of one event, without a line ending.
    public static String row(AuditEvent event) {
        ActorKind kind = event.actorKind();
        return Stream.of(
                        event.sequence(),
                        event.eventId(),
                        Timestamps.format(event.occurredAt()),
                        orEmpty(event.actorId()),
                        event.action(),
                        event.targetType(),
                        orEmpty(event.targetId()),
                        orEmpty(event.projectId()),
                        event.metadata().json(),
                        kind == null ? "" : kind.label(),
                        orEmpty(event.recordedBy()),
                        orEmpty(event.origin().requestId()),
                        orEmpty(event.origin().address()),
                        orEmpty(event.origin().userAgent()),
                        orEmpty(event.origin().reason()))
                .map(field -> field(field.toString()))
                .collect(Collectors.joining(","));
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /// A text as one field (RFC 4180, section 2): in quotes if it contains a separator, with quotes doubled.
    static String field(String text) {
        String harmless = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
