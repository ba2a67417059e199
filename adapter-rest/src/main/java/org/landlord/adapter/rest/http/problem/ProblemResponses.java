package org.landlord.adapter.rest.http.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.landlord.adapter.rest.http.head.BodyHeaders;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.Unauthenticated;

/// Responds to requests that do not reach a resource.
public final class ProblemResponses {

    /// RFC 6750, section 3.
    private static final String CHALLENGE = "Bearer realm=\"Landlord\"";

    /// An unread body of at most this size is dropped, so that the connection can be used again.
    private static final long WORTH_KEEPING = 64 << 10;

    private ProblemResponses() {}

    /// @param tried true if there were credentials
    public static void refuse(RoutingContext context, Unauthenticated failure, boolean tried) {
        String challenge = tried ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE;
        end(context, Problems.of(failure).withHeader("WWW-Authenticate", challenge));
    }

    public static void refuse(RoutingContext context, Failure failure) {
        end(context, Problems.of(failure));
    }

    /// A bug.
    public static void fail(RoutingContext context, Throwable thrown) {
        end(context, Problems.of(thrown, ProblemContext.of(context)));
    }

    public static void end(RoutingContext context, Problem problem) {
        ProblemFormat format = ProblemFormat.of(context);
        HttpServerResponse response = context.response()
                .setStatusCode(problem.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, format.mediaType());
        if (bodyIsLong(context)) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        problem.headers().forEach(response::putHeader);
        response.end(format.body(problem, ProblemContext.of(context)));
    }

    private static boolean bodyIsLong(RoutingContext context) {
        return context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || BodyHeaders.length(context.request()) > WORTH_KEEPING;
    }
}
