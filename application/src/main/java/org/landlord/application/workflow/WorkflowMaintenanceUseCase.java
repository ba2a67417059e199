package org.landlord.application.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.port.in.workflow.WorkflowMaintenance;

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
        List<Gateway> slice = slice(null);
        while (!slice.isEmpty()) {
            slice.stream()
                    .filter(Gateway::isActive)
                    .map(gateway -> new Active(gateway.key(), gateway.version()))
                    .forEach(active::add);
            slice = slice.size() < SLICE ? List.of() : slice(slice.getLast().key());
        }
        return active;
    }

    private List<Gateway> slice(@Nullable GatewayKey after) {
        return ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.gateways().listAll(after, SLICE));
    }

    @Override
    public Optional<Reconciliation> reconcile(GatewayKey gateway) {
        return active(gateway).map(reconciler::reconcile);
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
