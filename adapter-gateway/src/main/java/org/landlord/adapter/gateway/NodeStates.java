package org.landlord.adapter.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.gateway.http.Request;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;

/// Reads the executions of the nodes of a run, and their states.
final class NodeStates {

    private static final Set<String> ENDED = Set.of("finished", "succeeded");

    private final GatewayCalls calls;
    private final Duration timeOut;

    NodeStates(GatewayCalls calls, Duration timeOut) {
        this.calls = calls;
        this.timeOut = timeOut;
    }

    /// One execution of a node.
    ///
    /// @param iteration 0 for the first
    /// @param at when its state changed, or else the time by the gateway's clock
    record Execution(String nodeId, long iteration, String state, Instant at) {

        boolean isEnded() {
            return ENDED.contains(state);
        }

        boolean waitsForApproval() {
            return state.replace('_', '-').equals("waiting-approval");
        }

        /// Its name among those of the run.
        String key() {
            return iteration == 0 ? nodeId : nodeId + "#" + iteration;
        }
    }

    /// @return none if there is no such run
    List<Execution> read(Gateway gateway, RunId runId) {
        Map<String, String> params = Map.of("runId", runId.value());
        return calls.rpc(gateway, "listNodeStates", params, timeOut, Request.Kind.READ, reply -> {
            if (reply.status() == Reply.NOT_FOUND) {
                return List.of();
            }
            if (!reply.isOk()) {
                throw reply.unexpected();
            }
            return Members.listOf(reply.payload()).stream()
                    .map(row -> execution(row, reply.now()))
                    .filter(Objects::nonNull)
                    .toList();
        });
    }

    private static @Nullable Execution execution(Members row, Instant now) {
        String nodeId = row.text("nodeId");
        Long iteration = row.integer("iteration");
        Instant at = row.instant("updatedAtMs", "updatedAt");
        return nodeId == null
                ? null
                : new Execution(
                        nodeId,
                        iteration == null ? 0 : iteration,
                        String.valueOf(row.text("state")),
                        at == null ? now : at);
    }
}
