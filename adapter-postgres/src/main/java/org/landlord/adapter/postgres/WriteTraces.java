package org.landlord.adapter.postgres;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;
import org.landlord.port.out.GroupWork;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;
import org.landlord.port.out.Stores;

/// Assigns the SQL of the threads that write to traces: docs/adr/0064-traces-with-sql.md. The SQL of one caller belongs
/// to
/// the caller's span. A group commit runs commands of several tenants, so it is a trace of its own, with a link to the
/// span of each command.
@Singleton
class WriteTraces {

    private static final AttributeKey<Long> COMMANDS = AttributeKey.longKey("landlord.commands");

    private final Tracer tracer;

    /// @param ofServer unsatisfied if the server has no OpenTelemetry; then there are no spans
    WriteTraces(Instance<OpenTelemetry> ofServer) {
        OpenTelemetry used = ofServer.isResolvable() ? ofServer.get() : OpenTelemetry.noop();
        this.tracer = used.getTracer("org.landlord");
    }

    /// Work of the calling thread that another thread runs.
    static <T> Supplier<T> ofCaller(Supplier<T> work) {
        return Context.current().wrapSupplier(work);
    }

    /// Runs the unit of work of a group. The span of a failure has no message, which could contain values of a tenant.
    <T> T ofGroup(Supplier<T> unit) {
        Span span = tracer.spanBuilder("group commit")
                .setNoParent()
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        try (Scope _ = span.makeCurrent()) {
            return unit.get();
        } catch (RuntimeException | Error thrown) {
            span.setStatus(StatusCode.ERROR);
            throw thrown;
        } finally {
            span.end();
        }
    }

    /// A command, and the span in which it was submitted.
    record Submitted<C>(C command, SpanContext span) {}

    /// Remembers the span in which a command is submitted.
    static <C, R> GroupWriter<C, R> remembering(GroupWriter<Submitted<C>, R> writer) {
        return (scope, command, weight) ->
                writer.submit(scope, new Submitted<>(command, Span.current().getSpanContext()), weight);
    }

    /// Links the span of the group to those of its commands.
    static <C, R> GroupWork<Submitted<C>, R> linking(GroupWork<C, R> work) {
        return new Linking<>(work);
    }

    private record Linking<C, R>(GroupWork<C, R> work) implements GroupWork<Submitted<C>, R> {

        @Override
        public List<Outcome<R>> apply(Stores stores, List<Submitted<C>> submitted) {
            Span group = Span.current();
            group.setAttribute(COMMANDS, (long) submitted.size());
            submitted.stream()
                    .map(Submitted::span)
                    .filter(SpanContext::isValid)
                    .distinct()
                    .forEach(group::addLink);
            return work.apply(stores, submitted.stream().map(Submitted::command).toList());
        }

        /// In a unit of work that is open: the SQL belongs to its span.
        @Override
        public Outcome<R> applyTo(Stores stores, Submitted<C> submitted) {
            return work.applyTo(stores, submitted.command());
        }
    }
}
