package org.landlord.adapter.rest;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.domain.failure.InvalidInput;

/// A request as the framework has it. The body is read where the resource runs, on a worker thread, as it arrives.
record HttpRequest(ResteasyReactiveRequestContext http) implements Request {

    @Override
    public String method() {
        return http.getMethod();
    }

    @Override
    public String path() {
        return http.serverRequest().getRequestPath();
    }

    @Override
    public String pathParameter(String name) {
        if (path().contains(";")) {
            // The framework cuts segments there, and what follows would be lost without a word.
            throw new InvalidInput("must be percent-encoded: ; is written %3B");
        }
        try {
            // In a path, unlike in a query, a plus is a plus.
            String encoded = http.getPathParameter(name, true).replace("+", "%2B");
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new InvalidInput("must be percent-encoded");
        }
    }

    @Override
    public String query() {
        return Objects.requireNonNullElse(http.serverRequest().query(), "");
    }

    @Override
    public List<String> headers(String name) {
        return http.serverRequest().getAllRequestHeaders(name);
    }

    @Override
    public RequestBody body(long maxBytes, List<String> mediaTypes) {
        String declared = http.serverRequest().getRequestHeader(HttpHeaders.CONTENT_TYPE);
        if (declared != null && !MediaTypes.isOneOf(mediaTypes, declared)) {
            throw notSupported(mediaTypes);
        }
        if (declaredLength() > maxBytes && waitsForContinue()) {
            throw RequestBody.tooLarge(maxBytes, false);
        }
        PushbackInputStream in = new PushbackInputStream(http.getInputStream());
        if (declared == null && !isEmpty(in)) {
            throw notSupported(mediaTypes);
        }
        boolean ndjson = declared != null && MediaTypes.isOneOf(List.of(MediaTypes.NDJSON), declared);
        return new RequestBody(in, maxBytes, ndjson);
    }

    private long declaredLength() {
        String length = http.serverRequest().getRequestHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /// True if the client sends the body only after it was told to: then it need not be read to be refused.
    private boolean waitsForContinue() {
        return "100-continue".equalsIgnoreCase(http.serverRequest().getRequestHeader("Expect"));
    }

    private static boolean isEmpty(PushbackInputStream in) {
        try {
            int first = in.read();
            if (first >= 0) {
                in.unread(first);
            }
            return first < 0;
        } catch (IOException e) {
            throw RequestBody.brokenOff(e);
        }
    }

    private static NotSupportedException notSupported(List<String> mediaTypes) {
        return new NotSupportedException("the body must be " + String.join(" or ", mediaTypes) + ", in UTF-8");
    }
}
