package org.landlord.adapter.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.gateway.http.Request;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// Collects the outputs of a run: a gateway has them for each execution of a node.
final class OutputReading {

    /// Executions of nodes whose outputs are read.
    static final int MAX_OUTPUTS = 200;

    private static final Set<String> ENDED = Set.of("finished", "succeeded");

    private final GatewayCalls calls;
    private final TimeOuts timeOuts;
    private final LongSupplier nanos;

    OutputReading(GatewayCalls calls, TimeOuts timeOuts, LongSupplier nanos) {
        this.calls = calls;
        this.timeOuts = timeOuts;
        this.nanos = nanos;
    }

    /// One execution of a node.
    private record Execution(String nodeId, long iteration) {

        /// Its name among the outputs.
        String key() {
            return iteration == 0 ? nodeId : nodeId + "#" + iteration;
        }
    }

    Metadata read(Gateway gateway, RunId runId) {
        long until = nanos.getAsLong() + timeOuts.outputs().toNanos();
        List<Execution> executions = executions(gateway, runId);
        Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
        for (Execution execution : executions.subList(0, Math.min(executions.size(), MAX_OUTPUTS))) {
            if (nanos.getAsLong() > until) {
                throw new GatewayCallFailed(
                        GatewayState.DOWN, "the gateway did not give all outputs of the run in time", true);
            }
            output(gateway, runId, execution).ifPresent(row -> outputs.put(execution.key(), row));
        }
        int more = executions.size() - MAX_OUTPUTS;
        if (more > 0) {
            outputs.put(Reports.OMITTED, "the outputs of " + more + " more executions of nodes");
        }
        return Reports.of(outputs);
    }

    private List<Execution> executions(Gateway gateway, RunId runId) {
        return calls.rpc(
                gateway,
                "listNodeStates",
                Map.of("runId", runId.value()),
                timeOuts.call(),
                Request.Kind.READ,
                reply -> {
                    if (reply.status() == Reply.NOT_FOUND) {
                        return List.of();
                    }
                    if (!reply.isOk()) {
                        throw reply.unexpected();
                    }
                    return Members.listOf(reply.payload()).stream()
                            .filter(node -> ENDED.contains(String.valueOf(node.text("state"))))
                            .filter(node -> node.text("nodeId") != null)
                            .map(node -> {
                                Long iteration = node.integer("iteration");
                                return new Execution(
                                        String.valueOf(node.text("nodeId")), iteration == null ? 0 : iteration);
                            })
                            .distinct()
                            .toList();
                });
    }

    /// @return empty if the node has no output
    private Optional<Object> output(Gateway gateway, RunId runId, Execution execution) {
        return calls.read(
                        gateway,
                        "getNodeOutput",
                        Map.of(
                                "runId",
                                runId.value(),
                                "nodeId",
                                execution.nodeId(),
                                "iteration",
                                execution.iteration()),
                        timeOuts.call(),
                        OutputReading::row)
                .orElseGet(() -> Optional.of(Map.of(Reports.OMITTED, "it is too large")));
    }

    private static Optional<Object> row(Reply reply) {
        if (reply.isOk()) {
            return Optional.ofNullable(reply.result().all().get("row"));
        }
        // A node without an output.
        if (reply.status() == Reply.NOT_FOUND || reply.status() == Reply.BAD_REQUEST) {
            return Optional.empty();
        }
        throw reply.unexpected();
    }
}
