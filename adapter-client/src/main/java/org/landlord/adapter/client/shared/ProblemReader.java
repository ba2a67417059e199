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

/// Turns what a server answers when it says no back into the failure that it was.
final class ProblemReader {

    /// How long to wait if the server does not say.
    static final Duration A_MOMENT = Duration.ofSeconds(1);

    private static final int BEGINNING = 200;

    /// An API key as its holder sends it.
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

    /// What to throw for an answer that is no success: a [org.landlord.domain.failure.Failure], or
    /// [UnexpectedResponse].
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
            // What a proxy says if the server behind it is not there.
            case 502, 503, 504 -> new Unavailable("the server answered " + status, retryAfter());
            default -> unexpected(null);
        };
    }

    /// The response as a problem (RFC 9457); null if it is something else.
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
                .orElse("the server does not say why");
        return switch (text(problem, "code")) {
            case "INVALID_INPUT" -> invalid(problem, detail);
            case "PAYLOAD_TOO_LARGE" -> new InvalidInput(detail);
            case "UNAUTHENTICATED" -> new Unauthenticated(detail);
            case "FORBIDDEN" -> new Forbidden(detail);
            case "NOT_FOUND" -> notFound(problem);
            case "DUPLICATE_ID" ->
                new DuplicateId(text(problem, "kind"), text(problem, "field"), text(problem, "value"));
            case "CONFLICT" -> new Conflict(detail, violations(problem));
            case "PRECONDITION_FAILED" -> new PreconditionFailed(detail);
            case "QUOTA_EXCEEDED" ->
                new QuotaExceeded(detail, shortage(problem), saidRetryAfter().orElse(null));
            case "RATE_LIMITED" -> new RateLimited(detail, retryAfter());
            case "UNAVAILABLE" -> new Unavailable(detail, retryAfter());
            case "INTERNAL" ->
                new UnexpectedResponse(call + " failed on the server: its log says why under the " + id(problem), null);
            // A code of a newer server, or one that only a bug in this client brings about.
            default -> unexpected(null);
        };
    }

    /// What the server calls what went wrong in its log.
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
                problem.optionalList(
                        "errors", error -> new Violation(text(error, "pointer"), text(error, "detail"))),
                List.of());
    }

    /// A path that is not there is not the answer of any use case: it is the wrong server.
    private RuntimeException notFound(ObjectReader problem) {
        String kind = text(problem, "kind");
        return kind.equals("resource") ? unexpected(null) : new NotFound(kind, text(problem, "id"));
    }

    private static QuotaShortfall shortage(ObjectReader problem) {
        return new QuotaShortfall(
                problem.requiredObject("limit", LimitKeyJson::read),
                // A server before 1.1 does not say which window.
                Window.of(
                        problem.timestamp("windowStart"), problem.timestamp("windowEnd")),
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
        return saidRetryAfter().orElse(A_MOMENT);
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
                "the answer to " + call + " is none that Landlord gives; is that its address? It was " + status
                        + location + ": " + beginning(body),
                cause);
    }

    /// Enough of an answer to see what it is, and no API key.
    static String beginning(byte[] body) {
        String all = new String(body, StandardCharsets.UTF_8);
        String text = TOKEN.matcher(all)
                .replaceAll(ApiKeyToken.PREFIX + "…")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return text.isEmpty() ? "(nothing)" : text.length() <= BEGINNING ? text : text.substring(0, BEGINNING) + "…";
    }
}
