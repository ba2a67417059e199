package org.landlord.adapter.rest.http.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.landlord.adapter.rest.http.head.RedactedPath;
import org.landlord.adapter.rest.http.head.RequestId;

/// What a problem repeats of the request.
///
/// @param path without the query and without secrets
/// @param requestId see [RequestId]
public record ProblemContext(String path, String requestId) {

    public static ProblemContext of(RoutingContext context) {
        return new ProblemContext(
                RedactedPath.of(Objects.requireNonNullElse(context.request().path(), "")), RequestId.of(context));
    }
}
