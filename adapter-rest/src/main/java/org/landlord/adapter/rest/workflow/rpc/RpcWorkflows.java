package org.landlord.adapter.rest.workflow.rpc;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Workflow;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.ListWorkflows;
import org.landlord.port.in.workflow.WorkflowView;
import org.landlord.port.in.workflow.Workflows;

/// The methods for the gateway itself and its workflows.
@Singleton
class RpcWorkflows {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Workflows workflows;

    RpcWorkflows(Landlord landlord) {
        this.workflows = landlord.workflows();
    }

    /// Without what the gateway tells of its machine.
    ///
    /// @throws Unavailable if the gateway cannot be used now
    Map<String, @Nullable Object> health(RpcCall call) {
        List<WorkflowView> known = known(call);
        for (WorkflowView view : known) {
            if (!isUsable(view.gatewayState())) {
                throw new Unavailable(
                        "the gateway cannot be used now: " + view.gatewayState().label(), RETRY_AFTER);
            }
        }
        long offered = known.stream().filter(WorkflowView::offered).count();
        Map<String, @Nullable Object> identity = new LinkedHashMap<>();
        identity.put("backend", "landlord");
        identity.put("version", null);
        Map<String, @Nullable Object> health = new LinkedHashMap<>();
        health.put("protocol", 1);
        health.put("features", List.of("runs"));
        health.put("stateVersion", 0);
        health.put("identity", identity);
        health.put("workflowsLoaded", offered);
        health.put("workflowsTotal", offered);
        return health;
    }

    private static boolean isUsable(GatewayState state) {
        return switch (state) {
            case UP, UNKNOWN -> true;
            case DOWN, UNAUTHORIZED, TOKEN_UNREADABLE, ADDRESS_REFUSED, DISABLED -> false;
        };
    }

    /// Those that the gateway offers now. None of them has a page of its own here.
    List<Map<String, @Nullable Object>> list(RpcCall call) {
        if (Boolean.TRUE.equals(call.parameters().object("filter").flag("hasUi"))) {
            return List.of();
        }
        return known(call).stream()
                .filter(WorkflowView::offered)
                .map(view -> row(view.workflow()))
                .toList();
    }

    private static Map<String, @Nullable Object> row(Workflow workflow) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("key", workflow.key().value());
        row.put("hasUi", false);
        row.put("uiPath", null);
        row.put("system", false);
        if (workflow.name() != null) {
            row.put("readableName", workflow.name());
        }
        if (workflow.description() != null) {
            row.put("description", workflow.description());
        }
        return row;
    }

    /// A list of runs or approvals may be empty because the address of the client is wrong.
    ///
    /// @return the same rows
    /// @throws org.landlord.domain.failure.NotFound if they are none, and the organization can use no such
    ///     gateway
    <T> List<T> orNoSuchGateway(RpcCall call, List<T> rows) {
        if (rows.isEmpty()) {
            ListWorkflows query = new ListWorkflows(call.orgId(), call.projectId(), call.gatewayId());
            workflows.list(call.caller(), query, new PageRequest(1, null));
        }
        return rows;
    }

    /// Of a gateway of the organization, or else of the platform, as with a launch.
    private List<WorkflowView> known(RpcCall call) {
        ListWorkflows query = new ListWorkflows(call.orgId(), call.projectId(), call.gatewayId());
        List<WorkflowView> all = Pages.collect(page -> workflows.list(call.caller(), query, page), _ -> true);
        List<WorkflowView> own =
                all.stream().filter(view -> view.gateway().orgId() != null).toList();
        return own.isEmpty() ? all : own;
    }
}
