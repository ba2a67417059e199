package org.landlord.adapter.rest.http.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.concurrent.TimeUnit;

/// Sends spans to a collector, in batches from a separate thread. If the collector is too slow, spans are dropped:
/// requests never wait.
final class SpanSender implements AutoCloseable {

    private static final long LAST_BATCH_SECONDS = 3;

    private final SdkTracerProvider provider;

    private SpanSender(SdkTracerProvider provider) {
        this.provider = provider;
    }

    /// @param collector its URL for OTLP over HTTP, without `/v1/traces`
    static SpanSender to(String collector) {
        String base = collector.endsWith("/") ? collector.substring(0, collector.length() - 1) : collector;
        OtlpHttpSpanExporter exporter =
                OtlpHttpSpanExporter.builder().setEndpoint(base + "/v1/traces").build();
        Resource resource = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "landlord")));
        return new SpanSender(SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build());
    }

    TracerProvider tracers() {
        return provider;
    }

    /// Sends the remaining spans, for a few seconds at most.
    @Override
    public void close() {
        provider.shutdown().join(LAST_BATCH_SECONDS, TimeUnit.SECONDS);
    }
}
