package org.landlord.adapter.rest;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/// What a problem says about the request that it answers.
///
/// @param path the path that was asked for, without the query and without secrets
/// @param requestId see [RequestId]
record Asked(String path, String requestId) {

    static Asked of(RoutingContext context) {
        return new Asked(
                ShownPath.of(Objects.requireNonNullElse(context.request().path(), "")), RequestId.of(context));
    }
}
