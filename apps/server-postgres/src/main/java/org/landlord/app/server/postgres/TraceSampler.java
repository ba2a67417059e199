package org.landlord.app.server.postgres;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Decides which spans are sent: docs/adr/0064-traces-with-sql.md.
///
/// - Without a collector none is.
/// - A span with a parent is sent if its parent is.
/// - Requests and group commits begin traces, of which the configured share is sent. SQL outside of them, of scheduled
/// work, does not begin a trace.
///
/// The span of a request is recorded even if it is not sent: Quarkus removes the ids of other spans from the log when a
/// span below them ends.
@Singleton
class TraceSampler implements Sampler {

    private final boolean isSending;
    private final Sampler share;

    /// @param collector its URL for OTLP; blank for none
    /// @param share of the traces that begin here, from 0 to 1
    TraceSampler(
            @ConfigProperty(name = "quarkus.otel.exporter.otlp.endpoint") Optional<String> collector,
            @ConfigProperty(name = "quarkus.otel.traces.sampler.arg", defaultValue = "1") double share) {
        this.isSending = collector.filter(url -> !url.isBlank()).isPresent();
        this.share = Sampler.traceIdRatioBased(share);
    }

    @Override
    public SamplingResult shouldSample(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        boolean isSent = isSending && isSent(parent, traceId, name, kind, attributes, parentLinks);
        if (isSent) {
            return SamplingResult.recordAndSample();
        }
        return kind == SpanKind.SERVER ? SamplingResult.recordOnly() : SamplingResult.drop();
    }

    private boolean isSent(
            Context parent,
            String traceId,
            String name,
            SpanKind kind,
            Attributes attributes,
            List<LinkData> parentLinks) {
        SpanContext above = Span.fromContext(parent).getSpanContext();
        if (above.isValid()) {
            return above.isSampled();
        }
        boolean beginsATrace = kind == SpanKind.SERVER || kind == SpanKind.CONSUMER;
        return beginsATrace
                && share.shouldSample(parent, traceId, name, kind, attributes, parentLinks)
                                .getDecision()
                        == SamplingDecision.RECORD_AND_SAMPLE;
    }

    @Override
    public String getDescription() {
        return "TraceSampler{" + (isSending ? share.getDescription() : "nothing is sent") + "}";
    }
}
