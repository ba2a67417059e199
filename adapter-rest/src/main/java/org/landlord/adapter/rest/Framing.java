package org.landlord.adapter.rest;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refuses what is no request, and requests whose end is not beyond doubt, and closes their connection: what follows on
/// it may be anything.
@Singleton
class Framing {

    private static final CharSequence WHY = HttpHeaders.createOptimized(MalformedRequests.WHY);

    private static final int FIRST = Integer.MIN_VALUE;

    void route(@Observes @Priority(7) Router router) {
        router.route().order(FIRST).handler(Framing::admit);
    }

    void route(@Observes ManagementInterface management) {
        management.router().route().order(FIRST).handler(Framing::admit);
    }

    private static void admit(RoutingContext context) {
        Malformed malformed = malformed(context.request());
        if (malformed == null) {
            context.next();
        } else {
            Answers.end(context, malformed.problem(Asked.of(context)));
        }
    }

    private static @Nullable Malformed malformed(HttpServerRequest request) {
        MultiMap headers = request.headers();
        String why = headers.get(WHY);
        if (why != null) {
            return Malformed.valueOf(why);
        }
        if (!headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
            return null;
        }
        if (headers.contains(HttpHeaders.CONTENT_LENGTH)) {
            return Malformed.TWO_LENGTHS;
        }
        List<String> codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean chunked = codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked");
        return chunked && request.version() == HttpVersion.HTTP_1_1 ? null : Malformed.UNKNOWN_LENGTH;
    }
}
