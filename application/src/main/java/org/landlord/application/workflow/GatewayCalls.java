package org.landlord.application.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayHealth;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Workflow;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.WorkflowGateway;
import org.landlord.port.out.workflow.WorkflowGateway.Inventory;

/// Calls gateways, and remembers how each of them did and which workflows it offers. Not to be used in
/// a unit of work: a call may take seconds.
public final class GatewayCalls {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final UseCaseContext ports;
    private final @Nullable WorkflowGateway port;
    private final Map<GatewayKey, GatewayHealth> health = new ConcurrentHashMap<>();
    private final Map<GatewayKey, List<Workflow>> workflows = new ConcurrentHashMap<>();
    private final Set<ApprovalKey> sending = ConcurrentHashMap.newKeySet();

    private record ApprovalKey(OrgId orgId, ApprovalId approvalId) {}

    /// @param port null in a process that does not call gateways
    public GatewayCalls(UseCaseContext ports, @Nullable WorkflowGateway port) {
        this.ports = ports;
        this.port = port;
    }

    /// @throws Unavailable in a process that does not call gateways
    WorkflowGateway port() {
        if (port == null) {
            throw new Unavailable("workflow gateways are called by a server: use --server", Duration.ZERO);
        }
        return port;
    }

    /// True if this process calls gateways.
    boolean isPossible() {
        return port != null;
    }

    /// @throws GatewayCallFailed without a usable answer
    <T> T attempt(Gateway gateway, Function<WorkflowGateway, T> call) {
        WorkflowGateway calling = port();
        try {
            T answer = call.apply(calling);
            note(gateway.key(), GatewayState.UP, null);
            return answer;
        } catch (GatewayCallFailed failed) {
            note(gateway.key(), failed.state(), failed.reason());
            throw failed;
        }
    }

    /// @throws Unavailable without a usable answer
    <T> T call(Gateway gateway, Function<WorkflowGateway, T> call) {
        try {
            return attempt(gateway, call);
        } catch (GatewayCallFailed failed) {
            throw unavailable(gateway, failed);
        }
    }

    /// The failure that callers see. It does not contain what administrators alone may know of a
    /// gateway.
    static Unavailable unavailable(Gateway gateway, GatewayCallFailed failed) {
        return new Unavailable(
                "the workflow gateway " + gateway.key().gatewayId() + " cannot be used now: " + reason(failed),
                RETRY_AFTER);
    }

    /// The same as a sentence with the gateway as its subject.
    static String reason(GatewayCallFailed failed) {
        return switch (failed.state()) {
            case DOWN, UNKNOWN, UP -> "it does not respond";
            case UNAUTHORIZED -> "it refuses the token of Landlord";
            case TOKEN_UNREADABLE -> "its token cannot be read";
            case ADDRESS_REFUSED -> "its address is not permitted";
            case DISABLED -> "it is not active";
        };
    }

    private void note(GatewayKey key, GatewayState state, @Nullable String detail) {
        Instant now = ports.clock().now();
        health.compute(key, (_, before) -> {
            String version = before == null ? null : before.version();
            return new GatewayHealth(state, detail, version, now);
        });
    }

    /// Sends the outcome of an approval, unless another thread of this process is sending it: it is sent once.
    ///
    /// @return the approval itself if it is being sent
    Approval sendOnce(Approval approval, Supplier<Approval> send) {
        ApprovalKey key = new ApprovalKey(approval.orgId(), approval.approvalId());
        if (!sending.add(key)) {
            return approval;
        }
        try {
            return send.get();
        } finally {
            sending.remove(key);
        }
    }

    /// Asks for the health and the workflows of a gateway.
    ///
    /// @throws GatewayCallFailed without a usable answer
    void look(Gateway gateway) {
        Inventory offered = attempt(gateway, calling -> calling.inventory(gateway));
        workflows.put(gateway.key(), offered.workflows());
        health.put(
                gateway.key(),
                new GatewayHealth(
                        GatewayState.UP, null, offered.version(), ports.clock().now()));
    }

    GatewayHealth health(Gateway gateway) {
        return gateway.isActive()
                ? health.getOrDefault(gateway.key(), GatewayHealth.unknown())
                : new GatewayHealth(GatewayState.DISABLED, null, null, null);
    }

    /// The workflows that the gateway last offered; empty if it has not been asked.
    List<Workflow> workflows(GatewayKey key) {
        return workflows.getOrDefault(key, List.of());
    }

    /// After a change of a gateway: what is known may be of another one.
    void forgetAfterCommit(GatewayKey key) {
        ports.gate().withoutAuthorization().afterCommit(() -> {
            health.remove(key);
            workflows.remove(key);
        });
    }
}
