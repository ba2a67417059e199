package org.landlord.app.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TraceSamplerTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final TraceSampler sending = new TraceSampler(Optional.of("http://127.0.0.1:4318"), 1);

    private static SamplingDecision decide(TraceSampler sampler, Context parent, SpanKind kind) {
        return sampler.shouldSample(parent, TRACE, "name", kind, Attributes.empty(), List.of())
                .getDecision();
    }

    private static Context parent(TraceFlags flags) {
        return Context.root()
                .with(Span.wrap(
                        SpanContext.createFromRemoteParent(TRACE, "00f067aa0ba902b7", flags, TraceState.getDefault())));
    }

    @ParameterizedTest
    @EnumSource(SpanKind.class)
    void givenNoCollector_thenNothingIsSent_andRequestsAreRecordedForTheLog(SpanKind kind) {
        TraceSampler silent = new TraceSampler(Optional.empty(), 1);
        SamplingDecision expected = kind == SpanKind.SERVER ? SamplingDecision.RECORD_ONLY : SamplingDecision.DROP;

        assertThat(decide(silent, Context.root(), kind)).isEqualTo(expected);
        assertThat(decide(silent, parent(TraceFlags.getSampled()), kind)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(SpanKind.class)
    void givenACollector_whenASpanHasAParent_thenItIsSentIfItsParentIs(SpanKind kind) {
        assertThat(decide(sending, parent(TraceFlags.getSampled()), kind))
                .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(decide(sending, parent(TraceFlags.getDefault()), kind))
                .isNotEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Test
    void givenACollector_whenASpanHasNoParent_thenRequestsAndGroupCommitsBeginATrace_andSqlDoesNot() {
        assertThat(decide(sending, Context.root(), SpanKind.SERVER)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(decide(sending, Context.root(), SpanKind.CONSUMER)).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(decide(sending, Context.root(), SpanKind.CLIENT)).isEqualTo(SamplingDecision.DROP);
        assertThat(decide(sending, Context.root(), SpanKind.INTERNAL)).isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void givenAShareOfNothing_whenATraceBeginsHere_thenItIsNotSent() {
        TraceSampler nothing = new TraceSampler(Optional.of("http://127.0.0.1:4318"), 0);

        assertThat(decide(nothing, Context.root(), SpanKind.SERVER)).isEqualTo(SamplingDecision.RECORD_ONLY);
        assertThat(decide(nothing, parent(TraceFlags.getSampled()), SpanKind.SERVER))
                .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }
}
