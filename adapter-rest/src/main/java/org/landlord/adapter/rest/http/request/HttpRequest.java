package org.landlord.adapter.rest.http.request;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.ArrivingBody;
import org.landlord.adapter.rest.http.body.BodyCollector;
import org.landlord.adapter.rest.http.body.BodyHeaders;
import org.landlord.adapter.rest.http.body.BodySpec;
import org.landlord.adapter.rest.http.body.BodyWaits;
import org.landlord.adapter.rest.http.body.BoundedBody;
import org.landlord.adapter.rest.http.body.PacedStream;
import org.landlord.adapter.rest.http.body.UploadMemoryBudget.Upload;
import org.landlord.adapter.rest.usage.CloudEventHeaders;
import org.landlord.domain.failure.InvalidInput;

/// A request as the framework has it.
///
/// @param http the request
/// @param collected its body, if that was [collected][BodyCollector]; null if it is to be read as it arrives, which
///     waits and so needs a worker thread
/// @param upload what holds the memory for it; null if it is bounded well enough by itself
public record HttpRequest(
        ResteasyReactiveRequestContext http,
        byte @Nullable [] collected,
        @Nullable Upload upload) implements Request {

    /// What has few values in it if it is short.
    private static final List<String> SMALL = List.of(MediaTypes.JSON);

    HttpRequest(ResteasyReactiveRequestContext http) {
        this(http, BodyCollector.of(http.unwrap(RoutingContext.class)), null);
    }

    /// The same request, its body read within bounds that it shares with others.
    public HttpRequest within(Upload bounds) {
        return new HttpRequest(http, collected, bounds);
    }

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
        if (path().indexOf(';') >= 0) {
            // The framework cuts segments there, and what follows would be lost without a word.
            throw new InvalidInput("must be percent-encoded: ; is written %3B");
        }
        String encoded = http.getPathParameter(name, true);
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
        return Objects.requireNonNullElse(http.serverRequest().query(), "");
    }

    @Override
    public List<String> headers(String name) {
        return http.serverRequest().getAllRequestHeaders(name);
    }

    @Override
    public boolean hasHeader(CharSequence name) {
        return header(name) != null;
    }

    @Override
    public Set<String> headerNames() {
        return http.unwrap(HttpServerRequest.class).headers().names();
    }

    @Override
    public BoundedBody body(BodySpec rules) {
        List<String> lines = headers("Content-Type");
        String declared = lines.isEmpty() ? null : lines.getFirst();
        String type = declared == null || lines.size() > 1 ? null : MediaTypes.which(rules.mediaTypes(), declared);
        if (declared != null && type == null) {
            throw notSupported(rules);
        }
        boolean gzip = isGzip(rules);
        if (collected == null && isTooLongToAskFor(rules.maxBytes())) {
            throw BoundedBody.tooLarge(rules.maxBytes(), false);
        }
        PushbackInputStream in =
                new PushbackInputStream(collected == null ? arriving() : new ByteArrayInputStream(collected));
        if (type == null && !isEmpty(in)) {
            throw notSupported(rules);
        }
        String usual = rules.mediaTypes().getFirst();
        // What is small as it arrives may be large when it is unpacked.
        Upload bounds = collected == null || gzip ? upload : null;
        return new BoundedBody(in, rules.maxBytes(), Objects.requireNonNullElse(type, usual), gzip, bounds);
    }

    /// The first line of a header.
    ///
    /// @param name one of the constants of [HttpHeaders], or made like them: their hashes are kept
    @Nullable
    public String header(CharSequence name) {
        return http.serverRequest().getRequestHeader(name);
    }

    /// How long the client may send nothing of the body.
    Duration pause() {
        return http.getDeployment().getRuntimeConfiguration().readTimeout();
    }

    /// True if the body can be read at once and in no time, and nothing has to be read for what it asks: it is here,
    /// of a kind that is small when it is read, and no CloudEvent.
    public boolean isHereAndSmall() {
        String type = header(HttpHeaders.CONTENT_TYPE);
        return collected != null
                && type != null
                && MediaTypes.which(SMALL, type) != null
                && header(HttpHeaders.CONTENT_ENCODING) == null
                && !CloudEventHeaders.areIn(this);
    }

    private boolean isTooLongToAskFor(long maxBytes) {
        HttpServerRequest request = http.unwrap(HttpServerRequest.class);
        return BodyHeaders.length(request) > maxBytes && BodyHeaders.waitsForContinue(request);
    }

    private InputStream arriving() {
        HttpServerRequest request = http.unwrap(HttpServerRequest.class);
        ArrivingBody wire = ArrivingBody.of(request, BodyHeaders.waitsForContinue(request));
        BodyWaits waits = new BodyWaits(new ApiRequest(http).tenant(), wire);
        return new PacedStream(waits::read, pause(), http.serverRequest()::closeConnection);
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

    private static boolean isEmpty(PushbackInputStream in) {
        try {
            int first = in.read();
            if (first >= 0) {
                in.unread(first);
            }
            return first < 0;
        } catch (IOException e) {
            throw BoundedBody.brokenOff(e);
        }
    }

    /// Says what would have been read: with PATCH under a name of its own, too.
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
