package org.landlord.adapter.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.gateway.http.AnswerTooLarge;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.WorkflowGateway.RunOutputs;

/// Collects the outputs of a run: a gateway has them for each execution of a node.
final class OutputReading {

    /// Executions of nodes whose outputs are read.
    static final int MAX_OUTPUTS = 1000;

    /// Outputs that are read at a time: for one run of a gateway. Those of further runs are read one by
    /// one meanwhile, so that there is room for other calls.
    static final int AT_A_TIME = 4;

    /// Attempts to read an output for which the gateway reports an error.
    private static final int ATTEMPTS = 3;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final GatewayCalls calls;
    private final TimeOuts timeOuts;
    private final LongSupplier nanos;
    private final NodeStates nodes;
    private final Set<GatewayKey> wide = ConcurrentHashMap.newKeySet();

    OutputReading(GatewayCalls calls, TimeOuts timeOuts, LongSupplier nanos) {
        this.calls = calls;
        this.timeOuts = timeOuts;
        this.nanos = nanos;
        this.nodes = new NodeStates(calls, timeOuts.call());
    }

    /// What became of reading one output.
    private sealed interface Output {

        record Row(Object value) implements Output {}

        record None() implements Output {}

        /// @param reason as it is shown
        /// @param failure null if the gateway answers
        /// @param attempts how many are worth their time
        record Unread(String reason, @Nullable GatewayCallFailed failure, int attempts) implements Output {}
    }

    /// @param each called by this thread, in the order in which the gateway lists the executions
    /// @throws GatewayCallFailed if the gateway does not answer before an output is read
    RunOutputs read(Gateway gateway, RunId runId, Consumer<Object> each) {
        // What begins until then has ended when the time for outputs is over.
        long until =
                nanos.getAsLong() + timeOuts.outputs().minus(timeOuts.call()).toNanos();
        List<NodeStates.Execution> executions = nodes.read(gateway, runId).stream()
                .filter(NodeStates.Execution::isEnded)
                .distinct()
                .toList();
        boolean isWide = wide.add(gateway.key());
        try {
            return new One(gateway, runId, until).read(executions, isWide ? AT_A_TIME : 1, each);
        } finally {
            if (isWide) {
                wide.remove(gateway.key());
            }
        }
    }

    /// Reads the outputs of one run.
    private final class One {

        private final Gateway gateway;
        private final RunId runId;
        private final long until;
        private final AtomicBoolean hasAnswered = new AtomicBoolean();

        private One(Gateway gateway, RunId runId, long until) {
            this.gateway = gateway;
            this.runId = runId;
            this.until = until;
        }

        /// Holds a few outputs at a time, each of which may be large.
        private RunOutputs read(List<NodeStates.Execution> executions, int atATime, Consumer<Object> each) {
            ShownOutputs shown = new ShownOutputs();
            int end = Math.min(executions.size(), MAX_OUTPUTS);
            int beyond = executions.size() - end;
            int unread = beyond;
            Deque<Future<Output>> ahead = new ArrayDeque<>();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                int next = 0;
                for (NodeStates.Execution execution : executions.subList(0, end)) {
                    for (; next < end && ahead.size() < atATime; next++) {
                        NodeStates.Execution one = executions.get(next);
                        ahead.add(threads.submit(() -> output(one)));
                    }
                    switch (result(ahead.remove())) {
                        case Output.Row(Object value) -> {
                            each.accept(value);
                            shown.add(execution.key(), value);
                        }
                        case Output.None _ -> {}
                        case Output.Unread output -> {
                            if (output.failure() != null && !hasAnswered.get()) {
                                throw output.failure();
                            }
                            shown.addUnread(execution.key(), output.reason());
                            unread++;
                        }
                    }
                }
            }
            return new RunOutputs(shown.all(beyond), unread);
        }

        private Output output(NodeStates.Execution execution) throws InterruptedException {
            if (nanos.getAsLong() > until) {
                return new Output.Unread("it was not read in time", null, 1);
            }
            for (int attempt = 1; ; attempt++) {
                Output output = attempt(execution);
                if (!(output instanceof Output.Unread unread)) {
                    hasAnswered.set(true);
                    return output;
                }
                if (unread.failure() == null) {
                    hasAnswered.set(true);
                }
                if (attempt >= unread.attempts() || !hasAnswered.get() || nanos.getAsLong() > until) {
                    return output;
                }
                Thread.sleep(PAUSE);
            }
        }

        private Output attempt(NodeStates.Execution execution) {
            Map<String, Object> params =
                    Map.of("runId", runId.value(), "nodeId", execution.nodeId(), "iteration", execution.iteration());
            try {
                return calls.read(gateway, "getNodeOutput", params, timeOuts.call(), OutputReading::output);
            } catch (AnswerTooLarge large) {
                return large.isOfItself()
                        ? new Output.Unread("it is too large", null, 1)
                        : new Output.Unread("it is too large", GatewayCalls.crowded(), Integer.MAX_VALUE);
            } catch (GatewayCallFailed failed) {
                // What was not sent may find its turn later: other calls, or a restart, are short.
                boolean mayRepeat = !failed.mayHaveArrived() && failed.state() == GatewayState.DOWN;
                return new Output.Unread("it was not read", failed, mayRepeat ? Integer.MAX_VALUE : 1);
            }
        }
    }

    private static Output output(Reply reply) {
        if (reply.isOk()) {
            Object row = reply.result().all().get("row");
            return row == null ? new Output.None() : new Output.Row(row);
        }
        // A node without an output.
        if (reply.status() == Reply.NOT_FOUND || reply.status() == Reply.BAD_REQUEST) {
            return new Output.None();
        }
        // The run must not wait for it for ever.
        return new Output.Unread("the gateway has an error with it", null, ATTEMPTS);
    }

    private static Output result(Future<Output> future) {
        try {
            return future.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new GatewayCallFailed(GatewayState.DOWN, "the call was interrupted", true);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e);
        }
    }
}
