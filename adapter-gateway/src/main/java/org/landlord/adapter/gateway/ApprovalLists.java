package org.landlord.adapter.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.landlord.adapter.gateway.http.AnswerTooLarge;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.port.out.workflow.WaitingApproval;
import org.landlord.port.out.workflow.WorkflowGateway.WaitingApprovals;

/// Lists of approvals. A gateway gives the oldest ones, as many as it is asked for, and no further
/// pages.
final class ApprovalLists {

    /// More than people decide; the default of a gateway is lower.
    private static final int[] OF_GATEWAY = {2000, 200, 20, 1};

    private static final int[] OF_RUN = {2000, 256, 128, 64, 32, 16, 8, 4, 2, 1};

    private final GatewayCalls calls;
    private final Duration timeOut;
    private final NodeStates nodes;

    /// @param timeOut for each call
    ApprovalLists(GatewayCalls calls, Duration timeOut) {
        this.calls = calls;
        this.timeOut = timeOut;
        this.nodes = new NodeStates(calls, timeOut);
    }

    /// The oldest ones that can be read together. One that is too large hides those after it, but fails
    /// nothing: runs that are missing are asked for by themselves.
    WaitingApprovals all(Gateway gateway) {
        try {
            return Listings.inParts(OF_GATEWAY, limit -> oldest(gateway, Map.of(), limit));
        } catch (AnswerTooLarge _) {
            return new WaitingApprovals(List.of(), false);
        }
    }

    /// All of a run. Those that cannot be read are told by the states of their nodes.
    List<WaitingApproval> of(Gateway gateway, RunId runId) {
        WaitingApprovals listed = listed(gateway, runId);
        Map<String, WaitingApproval> ofRun = new LinkedHashMap<>();
        listed.approvals().stream().filter(one -> one.runId().equals(runId)).forEach(one -> ofRun.put(key(one), one));
        if (!listed.isAll()) {
            nodes.read(gateway, runId).stream()
                    .filter(NodeStates.Execution::waitsForApproval)
                    .flatMap(node -> ApprovalReading.unreadable(runId, node).stream())
                    .forEach(one -> ofRun.putIfAbsent(key(one), one));
        }
        return new ArrayList<>(ofRun.values());
    }

    private static String key(WaitingApproval one) {
        return one.request().iteration() + " " + one.request().nodeId();
    }

    private WaitingApprovals listed(Gateway gateway, RunId runId) {
        try {
            return Listings.inParts(OF_RUN, limit -> {
                try {
                    return oldest(gateway, Map.of("runId", runId.value()), limit);
                } catch (AnswerTooLarge large) {
                    // What is too large only now must not be taken for what can never be read.
                    throw GatewayCalls.requireOfItself(large);
                }
            });
        } catch (AnswerTooLarge _) {
            return new WaitingApprovals(List.of(), false);
        }
    }

    private WaitingApprovals oldest(Gateway gateway, Map<String, Object> filter, int limit) {
        Map<String, Object> limited = new LinkedHashMap<>(filter);
        limited.put("limit", limit);
        return calls.read(gateway, "listApprovals", Map.of("filter", limited), timeOut, reply -> {
            if (reply.status() == Reply.NOT_FOUND) {
                return new WaitingApprovals(List.of(), true);
            }
            List<Members> rows = Listings.rows(reply);
            return new WaitingApprovals(
                    rows.stream()
                            .flatMap(row -> ApprovalReading.waiting(row, reply.now()).stream())
                            .toList(),
                    rows.size() < limit);
        });
    }
}
