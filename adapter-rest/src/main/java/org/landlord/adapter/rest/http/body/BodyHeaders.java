package org.landlord.adapter.rest.http.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// What the head of a request says of its body.
public final class BodyHeaders {

    private BodyHeaders() {}

    /// How many bytes it has; -1 if that is not said. (The HTTP codec has refused what is no number.)
    public static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    /// True if the client sends it only after it was told to: then it need not be read to be refused.
    public static boolean waitsForContinue(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }
}
