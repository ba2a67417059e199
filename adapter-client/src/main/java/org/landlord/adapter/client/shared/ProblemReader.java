package org.landlord.adapter.client.shared;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.failure.QuotaExceeded;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.usage.Window;
import org.landlord.wire.json.JsonReader;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.quota.LimitKeyJson;

/// Converts error responses to exceptions.
final class ProblemReader {

    /// Used if the response has no `Retry-After`.
    static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(1);

    /// The maximum length of an excerpt of a body, in characters.
    private static final int MAX_EXCERPT = 200;

    /// API keys, which messages must not contain.
    private static final Pattern TOKEN = Pattern.compile(ApiKeyToken.PREFIX + "\\w+");

    private final ApiCall call;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    private ProblemReader(ApiCall call, int status, HttpHeaders headers, byte[] body) {
        this.call = call;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /// The exception for an error response: a [org.landlord.domain.failure.Failure], or [UnexpectedResponse].
    static RuntimeException of(ApiCall call, int status, HttpHeaders headers, byte[] body) {
        return new ProblemReader(call, status, headers, body).toThrow();
    }

    private RuntimeException toThrow() {
        Object problem = problem();
        if (problem != null) {
            try {
                return ObjectReader.readResponse(problem, this::failure);
            } catch (InvalidInput incomplete) {
                return unexpected(incomplete);
            }
        }
        return switch (status) {
            // From a proxy that cannot reach the server.
            case 502, 503, 504 -> new Unavailable("the server returned status " + status, retryAfter());
            default -> unexpected(null);
        };
    }

    /// The response as a problem (RFC 9457); null if it is not one.
    private @Nullable Object problem() {
        String type = headers.firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/problem+json")) {
            return null;
        }
        try {
            Map<String, @Nullable Object> members = JsonReader.object(body);
            return members.get("code") instanceof String ? members : null;
        } catch (InvalidInput _) {
            return null;
        }
    }

    private RuntimeException failure(ObjectReader problem) {
        String detail = Optional.ofNullable(problem.optional("detail", Function.identity()))
                .orElse("the server gave no reason");
        return switch (text(problem, "code")) {
            case "INVALID_INPUT" -> invalid(problem, detail);
            case "PAYLOAD_TOO_LARGE" -> new InvalidInput(detail);
            case "UNAUTHENTICATED" -> new Unauthenticated(detail);
            case "FORBIDDEN" -> new Forbidden(detail);
            case "NOT_FOUND" -> notFound(problem, detail);
            case "DUPLICATE_ID" ->
                new DuplicateId(text(problem, "kind"), text(problem, "field"), text(problem, "value"));
            case "CONFLICT" -> new Conflict(detail, violations(problem));
            case "PRECONDITION_FAILED" -> new PreconditionFailed(detail);
            case "QUOTA_EXCEEDED" ->
                new QuotaExceeded(detail, shortage(problem), saidRetryAfter().orElse(null));
            case "RATE_LIMITED" -> new RateLimited(detail, retryAfter());
            case "UNAVAILABLE" -> new Unavailable(detail, retryAfter());
            case "INTERNAL" ->
                new UnexpectedResponse(call + " failed on the server: see its log for " + id(problem), null);
            // A code of a newer server, or one that only a bug in this client can cause.
            default -> unexpected(null);
        };
    }

    /// The id of the failure in the log of the server.
    private static String id(ObjectReader problem) {
        String errorId = problem.optional("errorId", Function.identity());
        return errorId == null
                ? "requestId " + problem.optional("requestId", Function.identity())
                : "errorId " + errorId;
    }

    private static InvalidInput invalid(ObjectReader problem, String detail) {
        List<Violation> violations = violations(problem);
        return violations.isEmpty() ? new InvalidInput(detail) : new InvalidInput(violations);
    }

    private static List<Violation> violations(ObjectReader problem) {
        return Objects.requireNonNullElse(
                problem.optionalList("errors", error -> new Violation(text(error, "pointer"), text(error, "detail"))),
                List.of());
    }

    /// An unknown path means that the server is not Landlord, or has another version: no use case reports it.
    private RuntimeException notFound(ObjectReader problem, String detail) {
        String kind = text(problem, "kind");
        return kind.equals("resource") ? unexpected(null) : new NotFound(kind, text(problem, "id"), detail);
    }

    private static QuotaShortfall shortage(ObjectReader problem) {
        return new QuotaShortfall(
                problem.requiredObject("limit", LimitKeyJson::read),
                // Servers before 1.1 omit the window.
                Window.of(problem.timestamp("windowStart"), problem.timestamp("windowEnd")),
                problem.quantity("limitQuantity"),
                problem.sum("usedQuantity"),
                problem.sum("reservedQuantity"),
                problem.sum("requestedQuantity"),
                problem.timestamp("resetAt"));
    }

    private static String text(ObjectReader members, String name) {
        return members.required(name, Function.identity());
    }

    private Duration retryAfter() {
        return saidRetryAfter().orElse(DEFAULT_RETRY_AFTER);
    }

    private Optional<Duration> saidRetryAfter() {
        return headers.firstValue("Retry-After")
                .map(String::strip)
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private UnexpectedResponse unexpected(@Nullable Throwable cause) {
        String location = headers.firstValue("Location")
                .map(to -> " (Location: " + to + ")")
                .orElse("");
        return new UnexpectedResponse(
                "unexpected response to " + call + ", status " + status + location
                        + "; check the address of the server: " + excerpt(body),
                cause);
    }

    /// The first characters of a body, without API keys.
    static String excerpt(byte[] body) {
        String all = new String(body, StandardCharsets.UTF_8);
        String text = TOKEN.matcher(all)
                .replaceAll(ApiKeyToken.PREFIX + "…")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        if (text.isEmpty()) {
            return "(empty)";
        }
        return text.length() <= MAX_EXCERPT ? text : text.substring(0, MAX_EXCERPT) + "…";
    }
}
