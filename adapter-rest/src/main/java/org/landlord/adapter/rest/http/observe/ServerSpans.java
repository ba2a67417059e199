package org.landlord.adapter.rest.http.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.filter.ClientAddress;
import org.landlord.adapter.rest.http.filter.TrustedProxies;
import org.landlord.adapter.rest.http.head.RedactedPath;
import org.landlord.adapter.rest.http.head.RequestId;
import org.landlord.adapter.rest.http.route.RouteTable;

/// Creates one span per request by the semantic conventions of OpenTelemetry for HTTP servers, with the tenant
/// and the request id.
final class ServerSpans {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
    private static final AttributeKey<String> ORG = AttributeKey.stringKey("landlord.org_id");
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("landlord.request_id");

    private static final String ORGS = "/v1/orgs/";

    private static final TextMapGetter<MultiMap> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };

    private final Tracer tracer;
    private final boolean isCurrent;

    private ServerSpans(TracerProvider tracers, boolean isCurrent) {
        this.tracer = tracers.get("org.landlord");
        this.isCurrent = isCurrent;
    }

    /// Spans with nothing below them.
    static ServerSpans alone(TracerProvider tracers) {
        return new ServerSpans(tracers, false);
    }

    /// Spans with others below them. They are current in the context of their request, which needs the storage of
    /// Quarkus' extension: otherwise, they would remain current on the event loop.
    static ServerSpans current(TracerProvider tracers) {
        return new ServerSpans(tracers, true);
    }

    /// Starts a span that ends with the response. Its parent is the span of `traceparent`.
    void span(RoutingContext context) {
        HttpServerRequest request = context.request();
        String path = RedactedPath.of(Objects.requireNonNullElse(request.path(), ""));
        Context parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), request.headers(), HEADERS);
        String method = request.method().name();
        Span span = tracer.spanBuilder(method)
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(METHOD, method)
                .setAttribute(PATH, path)
                .setAttribute(SCHEME, TrustedProxies.isSecure(context) ? "https" : "http")
                .setAttribute(REQUEST, RequestId.of(context))
                .startSpan();
        String client = ClientAddress.of(context);
        if (client != null) {
            span.setAttribute(CLIENT, client);
        }
        String org = org(path);
        if (org != null) {
            span.setAttribute(ORG, org);
        }
        context.addEndHandler(_ -> end(span, method, context));
        if (isCurrent) {
            makeCurrent(span);
        }
        context.next();
    }

    /// Until the end of the request, with which its context ends.
    @SuppressWarnings("MustBeClosedChecker")
    private static void makeCurrent(Span span) {
        var _ = span.makeCurrent();
    }

    private static void end(Span span, String method, RoutingContext context) {
        int status = context.response().getStatusCode();
        span.setAttribute(STATUS, (long) status);
        if (status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        String template = RouteTable.reached(context);
        if (template != null) {
            span.updateName(method + " " + template).setAttribute(ROUTE, template);
        }
        span.end();
    }

    /// The organization id in a path, percent-encoded; null if there is none.
    static @Nullable String org(String path) {
        if (!path.startsWith(ORGS)) {
            return null;
        }
        int end = path.indexOf('/', ORGS.length());
        String id = path.substring(ORGS.length(), end < 0 ? path.length() : end);
        return id.isEmpty() ? null : id;
    }
}
