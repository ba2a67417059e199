package org.landlord.adapter.rest.http.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.filter.ClientAddress;
import org.landlord.adapter.rest.http.filter.TrustedProxies;
import org.landlord.adapter.rest.http.head.RedactedPath;
import org.landlord.adapter.rest.http.head.RequestId;
import org.landlord.adapter.rest.http.route.RouteTable;

/// Creates one span per request by the semantic conventions of OpenTelemetry for HTTP servers, with the tenant
/// and the request id. Spans are sent in batches from a separate thread. If the collector is too slow, spans
/// are dropped: requests never wait.
final class ServerSpans implements AutoCloseable {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> SCHEME = AttributeKey.stringKey("url.scheme");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> CLIENT = AttributeKey.stringKey("client.address");
    private static final AttributeKey<String> ORG = AttributeKey.stringKey("landlord.org_id");
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("landlord.request_id");

    private static final String ORGS = "/v1/orgs/";

    private static final long LAST_BATCH_SECONDS = 3;

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

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private ServerSpans(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("org.landlord");
    }

    /// @param collector its URL for OTLP over HTTP, without `/v1/traces`
    static ServerSpans to(String collector) {
        String base = collector.endsWith("/") ? collector.substring(0, collector.length() - 1) : collector;
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(base + "/v1/traces").build();
        Resource resource = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "landlord")));
        return new ServerSpans(SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build());
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
        context.next();
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

    /// Sends the remaining spans, for a few seconds at most.
    @Override
    public void close() {
        provider.shutdown().join(LAST_BATCH_SECONDS, TimeUnit.SECONDS);
    }
}
