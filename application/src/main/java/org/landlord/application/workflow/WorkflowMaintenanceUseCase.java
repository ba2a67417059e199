package org.landlord.application.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.landlord.application.shared.PagedIterable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayHealth;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.port.in.workflow.WorkflowMaintenance;
import org.landlord.port.out.workflow.GatewayCallFailed;

public final class WorkflowMaintenanceUseCase implements WorkflowMaintenance {

    private static final int SLICE = 200;

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final WorkflowReconciler reconciler;

    public WorkflowMaintenanceUseCase(UseCaseContext ports, GatewayCalls calls, WorkflowReconciler reconciler) {
        this.ports = ports;
        this.calls = calls;
        this.reconciler = reconciler;
    }

    @Override
    public List<Active> gateways() {
        List<Active> active = new ArrayList<>();
        if (!calls.isPossible()) {
            return active;
        }
        Iterable<Gateway> all = PagedIterable.of(
                SLICE,
                (last, limit) -> ports.gate()
                        .withoutAuthorization()
                        .read(stores -> stores.gateways().listAll(last == null ? null : last.key(), limit)));
        for (Gateway gateway : all) {
            if (gateway.isActive()) {
                active.add(new Active(gateway.key(), gateway.version()));
            }
        }
        return active;
    }

    @Override
    public Optional<Reconciliation> reconcile(GatewayKey gateway) {
        return active(gateway).map(reconciler::reconcile);
    }

    @Override
    public Optional<GatewayHealth> look(GatewayKey gateway) {
        return active(gateway).map(found -> {
            try {
                calls.look(found);
            } catch (GatewayCallFailed _) {
                // Its health says so.
            }
            return calls.health(found);
        });
    }

    @Override
    public Optional<AutoCloseable> subscribe(GatewayKey gateway, Runnable onChange) {
        return active(gateway).map(found -> calls.port().subscribe(found, onChange));
    }

    private Optional<Gateway> active(GatewayKey gateway) {
        return ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.gateways().find(gateway))
                .filter(Gateway::isActive);
    }
}
