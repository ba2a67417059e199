package org.landlord.adapter.rest.http.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.Failure;
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
import org.landlord.wire.json.quota.LimitKeyJson;

/// Turns everything that can be thrown into a problem. This is the only place that chooses the [ProblemCode] of
/// a failure; the code has the HTTP status.
public final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    /// The delay for clients when the server is overloaded.
    private static final Duration BUSY = Duration.ofSeconds(1);

    /// The longest delay for clients that wait for quota.
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    /// Headers of a refusal that are sent: whether the connection is closed, and what is supported (RFC
    /// 9110, section 15.5.16; RFC 5789, section 3.1).
    private static final List<String> HEADERS = List.of("Connection", "Accept", "Accept-Encoding", "Accept-Patch");

    private Problems() {}

    /// The problem of any exception. What is neither a failure nor an HTTP error is a bug: it is logged
    /// with the id of the request, and the response contains the id only.
    static Problem of(Throwable thrown, ProblemContext asked) {
        return switch (thrown) {
            case Failure failure -> of(failure);
            case WebApplicationException refused when wrapped(refused) instanceof Exception cause -> of(cause, asked);
            case WebApplicationException refused -> of(refused, asked);
            case UncheckedIOException gone -> unheard(gone, asked);
            case RejectedExecutionException _ -> ofStatus(503, null, asked);
            default -> internal(thrown, asked);
        };
    }

    /// The problem of a failure.
    public static Problem of(Failure failure) {
        return switch (failure) {
            case InvalidInput invalid -> invalid(invalid);
            case Unauthenticated _ -> of(ProblemCode.UNAUTHENTICATED, failure);
            case Forbidden _ -> of(ProblemCode.FORBIDDEN, failure);
            case NotFound missing -> notFound(missing);
            case DuplicateId taken ->
                of(ProblemCode.DUPLICATE_ID, failure)
                        .with(out -> out.text("kind", taken.kind())
                                .text("field", taken.field())
                                .text("value", taken.value()));
            case Conflict conflict -> of(ProblemCode.CONFLICT, failure).withErrors(conflict.violations());
            case PreconditionFailed _ -> of(ProblemCode.PRECONDITION_FAILED, failure);
            case QuotaExceeded exceeded -> quotaExceeded(exceeded);
            case RateLimited often -> retryAfter(of(ProblemCode.RATE_LIMITED, often), often.retryAfter());
            case Unavailable busy -> unavailable(busy);
        };
    }

    /// The problem of a status that the framework chose.
    ///
    /// @param detail its message; null if there is none
    public static Problem ofStatus(int status, @Nullable String detail, ProblemContext asked) {
        String text = detail == null || detail.isBlank() ? "HTTP status " + status : detail;
        return switch (status) {
            case 401 -> Problem.of(ProblemCode.UNAUTHENTICATED, text);
            case 403 -> Problem.of(ProblemCode.FORBIDDEN, text);
            case 404 -> notFound(new NotFound("resource", asked.path()));
            case 405 ->
                Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "the resource does not support this method: see Allow");
            case 406 -> Problem.of(ProblemCode.NOT_ACCEPTABLE, text);
            case 413 -> Problem.of(ProblemCode.PAYLOAD_TOO_LARGE, text);
            case 414 -> Problem.of(ProblemCode.URI_TOO_LONG, text);
            case 415 -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, text);
            case 431 -> Problem.of(ProblemCode.HEADERS_TOO_LARGE, text);
            case 503 -> unavailable(new Unavailable("the server is overloaded", BUSY));
            default -> invalid(new InvalidInput(text));
        };
    }

    /// The cause, if the framework has wrapped an exception.
    private static @Nullable Throwable wrapped(WebApplicationException refused) {
        return refused.getResponse().getStatus() == 500 ? refused.getCause() : null;
    }

    private static Problem of(WebApplicationException refused, ProblemContext asked) {
        Response response = refused.getResponse();
        if (response.getStatusInfo().getFamily() != Response.Status.Family.CLIENT_ERROR) {
            return internal(refused, asked);
        }
        Problem problem = ofStatus(response.getStatus(), refused.getMessage(), asked);
        for (String name : HEADERS) {
            String value = response.getHeaderString(name);
            problem = value == null ? problem : problem.withHeader(name, value);
        }
        return problem;
    }

    private static Problem of(ProblemCode code, Failure failure) {
        return Problem.of(code, failure.getMessage());
    }

    private static Problem invalid(InvalidInput invalid) {
        List<Violation> violations = invalid.violations();
        int more = violations.size() - 1;
        String detail = violations.getFirst() + (more == 0 ? "" : " (and " + more + " more: see errors)");
        return Problem.invalid(detail, violations);
    }

    private static Problem notFound(NotFound missing) {
        return of(ProblemCode.NOT_FOUND, missing)
                .with(out -> out.text("kind", missing.kind()).text("id", missing.id()));
    }

    private static Problem quotaExceeded(QuotaExceeded exceeded) {
        QuotaShortfall shortage = exceeded.shortfall();
        Problem problem = of(ProblemCode.QUOTA_EXCEEDED, exceeded)
                .with(out -> out.object("limit", shortage.limit(), LimitKeyJson::write)
                        .quantity("limitQuantity", shortage.limitQuantity())
                        .instant("windowStart", shortage.window().since())
                        .instant("windowEnd", shortage.window().until())
                        .sum("usedQuantity", shortage.usedQuantity())
                        .sum("reservedQuantity", shortage.reservedQuantity())
                        .quantity("remainingQuantity", shortage.remainingQuantity())
                        .sum("requestedQuantity", shortage.requestedQuantity())
                        .instant("resetAt", shortage.resetAt()));
        Duration retryAfter = exceeded.retryAfter();
        // Some clients wait for as long as it says, for a month even. Longer delays are in resetAt only.
        return retryAfter == null || retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0
                ? problem
                : retryAfter(problem, retryAfter);
    }

    private static Problem unavailable(Unavailable busy) {
        return retryAfter(of(ProblemCode.UNAVAILABLE, busy), busy.retryAfter());
    }

    /// In seconds, rounded up.
    private static Problem retryAfter(Problem problem, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return problem.withHeader("Retry-After", Long.toString(seconds));
    }

    /// The client has closed the connection, and reads no response. Nothing is wrong.
    private static Problem unheard(UncheckedIOException gone, ProblemContext asked) {
        LOG.debugf(gone, "the client closed the connection during %s", asked.path());
        return unavailable(new Unavailable("the connection is closed", BUSY));
    }

    private static Problem internal(Throwable bug, ProblemContext asked) {
        LOG.errorf(bug, "errorId %s: %s failed", asked.requestId(), asked.path());
        return Problem.of(ProblemCode.INTERNAL, "the log of the server has details under this errorId")
                .with(out -> out.text("errorId", asked.requestId()));
    }
}
