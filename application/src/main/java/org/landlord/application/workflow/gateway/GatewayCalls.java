package org.landlord.application.workflow.gateway;

import java.time.Duration;
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
    private final Set<Object> sending = ConcurrentHashMap.newKeySet();
    private final CallShares shares = new CallShares();

    /// @param port null in a process that does not call gateways
    public GatewayCalls(UseCaseContext ports, @Nullable WorkflowGateway port) {
        this.ports = ports;
        this.port = port;
    }

    /// @throws Unavailable in a process that does not call gateways
    public WorkflowGateway port() {
        if (port == null) {
            throw new Unavailable("workflow gateways are called by a server: use --server", Duration.ZERO);
        }
        return port;
    }

    /// True if this process calls gateways.
    public boolean isPossible() {
        return port != null;
    }

    /// Calls a gateway for an organization, within its share.
    ///
    /// @throws GatewayCallFailed without a usable answer
    public <T> T attempt(Gateway gateway, OrgId orgId, Function<WorkflowGateway, T> call) {
        WorkflowGateway calling = port();
        return shares.call(gateway.key(), orgId, turn(calling), () -> call.apply(calling));
    }

    /// A launch waits for three turns and takes less than this time altogether.
    private static Duration turn(WorkflowGateway calling) {
        return calling.launchSettled().dividedBy(10);
    }

    /// Calls a gateway for an organization, within its share.
    ///
    /// @throws Unavailable without a usable answer
    public <T> T call(Gateway gateway, OrgId orgId, Function<WorkflowGateway, T> call) {
        try {
            return attempt(gateway, orgId, call);
        } catch (GatewayCallFailed failed) {
            throw unavailable(gateway, failed);
        }
    }

    /// Calls a gateway for an operator.
    ///
    /// @throws Unavailable without a usable answer
    public <T> T call(Gateway gateway, Function<WorkflowGateway, T> call) {
        try {
            return call.apply(port());
        } catch (GatewayCallFailed failed) {
            throw unavailable(gateway, failed);
        }
    }

    /// The failure that callers see. It does not contain what administrators alone may know of a
    /// gateway.
    public static Unavailable unavailable(Gateway gateway, GatewayCallFailed failed) {
        return new Unavailable(
                "the workflow gateway " + gateway.key().gatewayId() + " cannot be used now: " + reason(failed),
                RETRY_AFTER);
    }

    /// The same as a sentence with the gateway as its subject.
    public static String reason(GatewayCallFailed failed) {
        return switch (failed.state()) {
            case DOWN, UNKNOWN, UP -> "it does not respond";
            case UNAUTHORIZED -> "it refuses the token of Landlord";
            case TOKEN_UNREADABLE -> "its token cannot be read";
            case ADDRESS_REFUSED -> "its address is not permitted";
            case DISABLED -> "it is not active";
        };
    }

    /// Sends something, unless another thread of this process is sending it: it is sent once.
    ///
    /// @param key of what is sent
    /// @param before the answer if it is being sent
    public <T> T sendOnce(Record key, T before, Supplier<T> send) {
        if (!sending.add(key)) {
            return before;
        }
        try {
            return send.get();
        } finally {
            sending.remove(key);
        }
    }

    /// Asks for the health and the workflows of a gateway. No other call tells its health: that may fail for
    /// one run only.
    ///
    /// @throws GatewayCallFailed without a usable answer
    public void look(Gateway gateway) {
        try {
            Inventory offered = port().inventory(gateway);
            workflows.put(gateway.key(), offered.workflows());
            note(gateway.key(), GatewayState.UP, null, offered.version());
        } catch (GatewayCallFailed failed) {
            GatewayHealth before = health.get(gateway.key());
            note(gateway.key(), failed.state(), failed.reason(), before == null ? null : before.version());
            throw failed;
        }
    }

    private void note(GatewayKey key, GatewayState state, @Nullable String detail, @Nullable String version) {
        health.put(key, new GatewayHealth(state, detail, version, ports.clock().now()));
    }

    public GatewayHealth health(Gateway gateway) {
        return gateway.isActive()
                ? health.getOrDefault(gateway.key(), GatewayHealth.unknown())
                : new GatewayHealth(GatewayState.DISABLED, null, null, null);
    }

    /// The workflows that the gateway last offered; empty if it has not been asked.
    public List<Workflow> workflows(GatewayKey key) {
        return workflows.getOrDefault(key, List.of());
    }

    /// After a change of a gateway: what is known may be of another one.
    public void forgetAfterCommit(GatewayKey key) {
        ports.gate().withoutAuthorization().afterCommit(() -> {
            health.remove(key);
            workflows.remove(key);
        });
    }
}
