package org.landlord.application.workflow;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.audit.Changes;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.application.workflow.gateway.GatewayLookups;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.TokenProvider;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.workflow.CreateGateway;
import org.landlord.port.in.workflow.GatewaySettings;
import org.landlord.port.in.workflow.GatewayView;
import org.landlord.port.in.workflow.Gateways;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.port.out.Stores;

public final class GatewayUseCases implements Gateways {

    /// The maximum number of gateways of one organization: the server asks each of them every few seconds.
    static final int MAX_OF_ORGANIZATION = 20;

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final WorkflowReconciler reconciler;

    public GatewayUseCases(UseCaseContext ports, GatewayCalls calls, WorkflowReconciler reconciler) {
        this.ports = ports;
        this.calls = calls;
        this.reconciler = reconciler;
    }

    @Override
    public GatewayView create(Caller caller, CreateGateway command) {
        OrgId orgId = command.orgId();
        return view(ports.gate().write(caller, AccessRequirement.of(Operation.CREATE_GATEWAY, orgId), stores -> {
            requireOwner(stores, orgId);
            GatewayId gatewayId =
                    command.gatewayId() == null ? new GatewayId(ports.ids().next("gw")) : command.gatewayId();
            GatewayKey key = new GatewayKey(orgId, gatewayId);
            if (stores.gateways().find(key).isPresent()) {
                throw new DuplicateId(GatewayLookups.KIND, "gatewayId", gatewayId);
            }
            return store(stores, caller, key, command.settings(), null);
        }));
    }

    @Override
    public Upserted<GatewayView> put(Caller caller, PutGateway command) {
        GatewayKey key = command.key();
        return ports.gate().write(caller, AccessRequirement.of(Operation.PUT_GATEWAY, key.orgId()), stores -> {
            requireOwner(stores, key.orgId());
            Gateway before = stores.gateways().find(key).orElse(null);
            command.precondition().check(before == null ? null : before.version());
            Gateway after = store(stores, caller, key, command.settings(), before);
            return new Upserted<>(view(after), before == null);
        });
    }

    private Gateway store(
            Stores stores, Caller caller, GatewayKey key, GatewaySettings settings, @Nullable Gateway before) {
        if (key.orgId() != null && (isInVariable(settings.token()) || before != null && isInVariable(before.token()))) {
            ports.gate().require(caller, new AccessRequirement.At(Permission.PLATFORM_WRITE, new Scope.Platform()));
        }
        if (before == null && key.orgId() != null) {
            requireRoom(stores, key.orgId());
        }
        Instant now = ports.clock().now();
        Gateway after = new Gateway(
                key,
                settings.name(),
                settings.baseUrl(),
                settings.token(),
                settings.status() == null ? Gateway.ACTIVE : settings.status(),
                settings.usage(),
                before == null ? now : before.createdAt(),
                now);
        if (before != null && Changes.areNone(before, after)) {
            return before;
        }
        stores.gateways().put(after);
        calls.forgetAfterCommit(key);
        Map<String, ?> told = Changes.told(before, after, "status", after.status());
        AuditEntry.of(AuditAction.GATEWAY_UPSERT, key.orgId(), key.gatewayId(), told)
                .write(ports.ids(), stores, caller, now);
        return after;
    }

    private static void requireRoom(Stores stores, OrgId orgId) {
        if (stores.gateways().list(orgId, null, MAX_OF_ORGANIZATION).size() == MAX_OF_ORGANIZATION) {
            throw new Conflict("the organization has " + MAX_OF_ORGANIZATION + " gateways, which is the maximum");
        }
    }

    /// Variables are not separated by organization, and the token is sent to the address that the
    /// organization chose.
    private static boolean isInVariable(@Nullable TokenReference token) {
        return token != null && token.provider() == TokenProvider.ENV;
    }

    private static void requireOwner(Stores stores, @Nullable OrgId orgId) {
        if (orgId != null) {
            Lookups.org(stores, orgId);
        }
    }

    private static Gateway required(Stores stores, GatewayKey key) {
        requireOwner(stores, key.orgId());
        return GatewayLookups.required(stores, key);
    }

    private GatewayView view(Gateway gateway) {
        return new GatewayView(gateway, calls.health(gateway));
    }

    @Override
    public Page<GatewayView> list(Caller caller, @Nullable OrgId orgId, PageRequest page) {
        Page<Gateway> gateways = ports.gate()
                .read(caller, AccessRequirement.of(Operation.LIST_GATEWAYS, orgId), stores -> {
                    requireOwner(stores, orgId);
                    return Listing.of("gateways", orgId)
                            .page(
                                    page,
                                    gateway -> Listing.Key.of(gateway.key().gatewayId()),
                                    (after, limit) -> stores.gateways()
                                            .list(orgId, after == null ? null : new GatewayId(after.text(0)), limit));
                });
        return gateways.map(this::view);
    }

    @Override
    public GatewayView get(Caller caller, GatewayKey key) {
        return view(ports.gate()
                .read(
                        caller,
                        AccessRequirement.of(Operation.GET_GATEWAY, key.orgId()),
                        stores -> required(stores, key)));
    }

    @Override
    public Reconciliation check(Caller caller, GatewayKey key) {
        AccessRequirement need = AccessRequirement.of(Operation.CHECK_GATEWAY, key.orgId());
        Gateway gateway = ports.gate().read(caller, need, stores -> required(stores, key));
        calls.port();
        return reconciler.reconcile(gateway);
    }

    @Override
    public void delete(Caller caller, GatewayKey key, Precondition precondition) {
        AccessRequirement need = AccessRequirement.of(Operation.DELETE_GATEWAY, key.orgId());
        Gateway found = ports.gate().read(caller, need, stores -> required(stores, key));
        precondition.check(found.version());
        if (!found.isActive()) {
            reconciler.giveUp(found);
        }
        ports.gate().write(caller, need, stores -> {
            Gateway before = required(stores, key);
            precondition.check(before.version());
            if (!stores.runs().listActive(key, null, 1).isEmpty()) {
                throw new Conflict("gateway " + key.gatewayId() + " has runs that have not ended: cancel them first;"
                        + " if it is gone for good, set another status than " + Gateway.ACTIVE
                        + " and delete it: its runs are lost then");
            }
            stores.gateways().delete(key);
            calls.forgetAfterCommit(key);
            Map<String, ?> told = Changes.told(before, null, "status", before.status());
            AuditEntry.of(AuditAction.GATEWAY_DELETE, key.orgId(), key.gatewayId(), told)
                    .write(ports.ids(), stores, caller, ports.clock().now());
            return key;
        });
    }
}
