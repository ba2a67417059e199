package org.landlord.adapter.rest.http.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.landlord.adapter.rest.http.head.RequestId;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.SecretValues;
import org.landlord.wire.json.Json;
import org.landlord.wire.json.ObjectWriter;

/// A problem (RFC 9457).
///
/// @param code its kind
/// @param detail what went wrong
/// @param errors for INVALID_INPUT and CONFLICT: the errors of the input, else empty
/// @param extensions writes more members
/// @param headers more response headers
public record Problem(
        ProblemCode code,
        String detail,
        List<Violation> errors,
        Consumer<ObjectWriter> extensions,
        Map<String, String> headers) {

    /// Has the code of the body, for proxies and clients that look at the head of an answer only: both of
    /// QUOTA_EXCEEDED and RATE_LIMITED have the status 429.
    static final String CODE = "Landlord-Error-Code";

    static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of(), _ -> {}, Map.of(CODE, code.name()));
    }

    static Problem invalid(String detail, List<Violation> errors) {
        return new Problem(
                ProblemCode.INVALID_INPUT, detail, errors, _ -> {}, Map.of(CODE, ProblemCode.INVALID_INPUT.name()));
    }

    /// The same with more members.
    Problem with(Consumer<ObjectWriter> members) {
        return new Problem(code, detail, errors, extensions.andThen(members), headers);
    }

    /// The same with errors of the input.
    Problem withErrors(List<Violation> violations) {
        return new Problem(code, detail, violations, extensions, headers);
    }

    /// The same with one more header.
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(code, detail, errors, extensions, more);
    }

    String toJson(ProblemContext context) {
        // A detail may repeat the input, and so a key that was sent in the wrong place.
        return SecretValues.redact(Json.write(this, (problem, out) -> {
            out.text("type", code.type())
                    .text("title", code.title())
                    .number("status", code.status())
                    .text("detail", detail)
                    .text("instance", context.path())
                    .text("code", code)
                    .text(RequestId.NAME, context.requestId());
            if (!errors.isEmpty()) {
                out.array(
                        "errors",
                        errors,
                        (error, to) -> to.text("pointer", error.pointer()).text("detail", error.detail()));
            }
            extensions.accept(out);
        }));
    }
}
