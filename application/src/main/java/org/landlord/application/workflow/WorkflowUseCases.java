package org.landlord.application.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.shared.Listing;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.application.workflow.gateway.GatewayLookups;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Workflow;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.workflow.ListWorkflows;
import org.landlord.port.in.workflow.WorkflowView;
import org.landlord.port.in.workflow.Workflows;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.WorkflowRuns;

public final class WorkflowUseCases implements Workflows {

    private static final Comparator<WorkflowView> ORDER = Comparator.comparing(WorkflowView::gateway)
            .thenComparing(view -> view.workflow().key());

    private final UseCaseContext ports;
    private final GatewayCalls calls;

    public WorkflowUseCases(UseCaseContext ports, GatewayCalls calls) {
        this.ports = ports;
        this.calls = calls;
    }

    /// One workflow of one gateway.
    private record Key(GatewayKey gateway, Label workflow) {}

    @Override
    public Page<WorkflowView> list(Caller caller, ListWorkflows query, PageRequest page) {
        OrgId orgId = query.orgId();
        ProjectId projectId = query.projectId();
        GatewayId gatewayId = query.gatewayId();
        AccessRequirement need = AccessRequirement.of(Operation.LIST_WORKFLOWS, orgId, projectId);
        List<WorkflowView> all = ports.gate().scan(caller, need, stores -> {
            Lookups.org(stores, orgId);
            if (projectId != null) {
                Lookups.project(stores, orgId, projectId);
            }
            List<WorkflowView> found = all(stores, orgId, projectId);
            if (gatewayId == null) {
                return found;
            }
            found.removeIf(view -> !view.gateway().gatewayId().equals(gatewayId));
            if (found.isEmpty()) {
                GatewayLookups.required(stores, orgId, gatewayId);
            }
            return found;
        });
        return Listing.of("workflows", query)
                .page(
                        page,
                        view -> Listing.Key.of(
                                view.gateway().orgId() == null ? null : orgId,
                                view.gateway().gatewayId(),
                                view.workflow().key()),
                        (after, limit) -> all.stream()
                                .filter(view -> after == null || isAfter(view, after))
                                .limit(limit)
                                .toList());
    }

    private static boolean isAfter(WorkflowView view, Listing.Key after) {
        String owner = after.optional(0);
        GatewayKey gateway = new GatewayKey(owner == null ? null : new OrgId(owner), new GatewayId(after.text(1)));
        int order = view.gateway().compareTo(gateway);
        return order > 0 || order == 0 && view.workflow().key().compareTo(new Label(after.text(2))) > 0;
    }

    private List<WorkflowView> all(Stores stores, OrgId orgId, @Nullable ProjectId projectId) {
        Map<GatewayKey, Gateway> usable = new TreeMap<>();
        GatewayLookups.usable(stores, orgId).forEach(gateway -> usable.put(gateway.key(), gateway));
        Map<Key, WorkflowRuns> ran = new HashMap<>();
        stores.runs().count(orgId, projectId).forEach(runs -> ran.put(new Key(runs.gateway(), runs.workflow()), runs));
        List<WorkflowView> all = new ArrayList<>();
        for (Gateway gateway : usable.values()) {
            for (Workflow workflow : calls.workflows(gateway.key())) {
                WorkflowRuns runs = ran.remove(new Key(gateway.key(), workflow.key()));
                all.add(view(gateway, workflow, true, runs));
            }
        }
        // What ran, and is not offered any more or not known yet.
        ran.values().forEach(runs -> {
            Workflow workflow = new Workflow(runs.workflow(), null, null);
            Gateway gateway = stores.gateways().find(runs.gateway()).orElse(null);
            all.add(
                    gateway == null
                            ? view(
                                    runs.gateway(),
                                    new Name(runs.gateway().gatewayId().value()),
                                    workflow,
                                    runs)
                            : view(gateway, workflow, false, runs));
        });
        all.sort(ORDER);
        return all;
    }

    private WorkflowView view(Gateway gateway, Workflow workflow, boolean offered, @Nullable WorkflowRuns runs) {
        return new WorkflowView(
                gateway.key(),
                gateway.name(),
                calls.health(gateway).state(),
                workflow,
                offered,
                runs == null ? 0 : runs.runs(),
                runs == null ? 0 : runs.active(),
                runs == null ? 0 : runs.failed(),
                runs == null ? null : runs.lastLaunchedAt());
    }

    /// Of a gateway that was deleted.
    private static WorkflowView view(GatewayKey gateway, Name name, Workflow workflow, WorkflowRuns runs) {
        return new WorkflowView(
                gateway,
                name,
                GatewayState.DISABLED,
                workflow,
                false,
                runs.runs(),
                runs.active(),
                runs.failed(),
                runs.lastLaunchedAt());
    }
}
