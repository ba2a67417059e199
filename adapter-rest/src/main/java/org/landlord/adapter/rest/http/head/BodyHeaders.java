package org.landlord.adapter.rest.http.head;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// The headers that describe the body of a request.
public final class BodyHeaders {

    private BodyHeaders() {}

    /// `Content-Length`; -1 if it is missing. (The HTTP codec rejects values that are not numbers.)
    public static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    /// True if the client waits for 100 Continue: the body of a refused request need not be read then.
    public static boolean waitsForContinue(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }
}
