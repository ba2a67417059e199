package org.landlord.adapter.rest.http.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.BodyCollector;
import org.landlord.adapter.rest.http.body.BodySpec;
import org.landlord.adapter.rest.http.body.BoundedBody;
import org.landlord.adapter.rest.http.body.CollectedBody;
import org.landlord.adapter.rest.http.head.MediaTypes;
import org.landlord.adapter.rest.http.route.PathParameters;
import org.landlord.domain.failure.InvalidInput;

/// A request that came over the network.
public final class HttpRequest implements Request {

    /// The types whose bodies have few values if they are short.
    private static final List<String> SMALL = List.of(MediaTypes.JSON);

    private final RoutingContext context;
    private final HttpServerRequest request;

    HttpRequest(RoutingContext context) {
        this.context = context;
        this.request = context.request();
    }

    @Override
    public String method() {
        return request.method().name();
    }

    @Override
    public String path() {
        return request.path();
    }

    @Override
    public String pathParameter(String name) {
        if (path().indexOf(';') >= 0) {
            // The framework removes matrix parameters, and what follows would be lost silently.
            throw new InvalidInput("must be percent-encoded: ; is written %3B");
        }
        String resolved = ResolvedPath.of(context, name);
        if (resolved != null) {
            return resolved;
        }
        String encoded = PathParameters.encoded(context, name);
        if (encoded.indexOf('%') < 0) {
            return encoded;
        }
        try {
            // In a path, unlike in a query, a plus is a plus.
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new InvalidInput("must be percent-encoded");
        }
    }

    @Override
    public String query() {
        return Objects.requireNonNullElse(request.query(), "");
    }

    @Override
    public List<String> headers(String name) {
        return request.headers().getAll(name);
    }

    @Override
    public boolean hasHeader(CharSequence name) {
        return header(name) != null;
    }

    @Override
    public Set<String> headerNames() {
        return request.headers().names();
    }

    @Override
    public BoundedBody body(BodySpec rules) {
        List<String> lines = headers("Content-Type");
        String declared = lines.isEmpty() ? null : lines.getFirst();
        String type = declared == null || lines.size() > 1 ? null : MediaTypes.match(rules.mediaTypes(), declared);
        if (declared != null && type == null) {
            throw notSupported(rules);
        }
        boolean gzip = isGzip(rules);
        CollectedBody body = collected();
        if (type == null && body != null && !body.isEmpty()) {
            throw notSupported(rules);
        }
        return new BoundedBody(
                body == null ? CollectedBody.of(new byte[0]) : body,
                rules.maxBytes(),
                type == null ? rules.mediaTypes().getFirst() : type,
                gzip);
    }

    /// Null if there is none.
    private @Nullable CollectedBody collected() {
        return CollectedBody.of(context);
    }

    /// The first line of a header.
    ///
    /// @param name preferably a constant of [HttpHeaders], whose hash is cached
    @Nullable
    public String header(CharSequence name) {
        return request.headers().get(name);
    }

    /// True if reading the body takes next to no time: it is JSON, uncompressed, small, and not a CloudEvent.
    public boolean isSmall() {
        CollectedBody body = collected();
        String type = header(HttpHeaders.CONTENT_TYPE);
        return body != null
                && body.size() <= BodyCollector.SMALL_BYTES
                && type != null
                && MediaTypes.match(SMALL, type) != null
                && header(HttpHeaders.CONTENT_ENCODING) == null
                && !CloudEventHeaders.areIn(this);
    }

    private boolean isGzip(BodySpec rules) {
        // Several lines are one list, as if what was packed had been packed again.
        String encoding = String.join(",", headers("Content-Encoding")).strip();
        if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
            return false;
        }
        if (rules.gzip() && (encoding.equalsIgnoreCase("gzip") || encoding.equalsIgnoreCase("x-gzip"))) {
            return true;
        }
        throw new NotSupportedException(
                rules.gzip() ? "the Content-Encoding must be gzip or none" : "the body must have no Content-Encoding",
                Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE)
                        .header(HttpHeaders.ACCEPT_ENCODING.toString(), rules.gzip() ? "gzip" : "identity")
                        .build());
    }

    /// Names the supported types; for PATCH in a header of its own, too (RFC 5789).
    private NotSupportedException notSupported(BodySpec rules) {
        String accept = String.join(", ", rules.mediaTypes());
        Response.ResponseBuilder answer =
                Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).header(HttpHeaders.ACCEPT.toString(), accept);
        if (method().equals("PATCH")) {
            answer.header("Accept-Patch", accept);
        }
        return new NotSupportedException(
                "the body must be " + String.join(" or ", rules.mediaTypes()) + ", in UTF-8", answer.build());
    }
}
