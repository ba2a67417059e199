package org.landlord.application.workflow;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.application.workflow.gateway.GatewayLookups;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Scope;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.access.Operation;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.ControlReply;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.WorkflowGateway;

/// Finds runs, and cancels, pauses and resumes them at their gateways.
final class RunControls {

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final RunFollower follower;

    RunControls(UseCaseContext ports, GatewayCalls calls, RunFollower follower) {
        this.ports = ports;
        this.calls = calls;
        this.follower = follower;
    }

    Run required(Stores stores, Caller caller, Operation operation, OrgId orgId, RunId runId) {
        Lookups.org(stores, orgId);
        Supplier<NotFound> missing = () -> new NotFound(RunUseCases.KIND, runId);
        Run run = stores.runs().find(orgId, runId).orElseThrow(missing);
        ports.gate()
                .requireWhereFound(
                        caller, operation, Operation.GET_RUN, new Scope.Project(orgId, run.projectId()), missing);
        return run;
    }

    /// A run with its gateway.
    record AtGateway(Gateway gateway, Run run) {}

    static AtGateway atGateway(Stores stores, Run run) {
        Gateway gateway = GatewayLookups.of(stores, run)
                .orElseThrow(() -> new Conflict("the gateway of the run " + run.runId() + " was deleted"));
        return new AtGateway(gateway, run);
    }

    /// What a caller can do with a run.
    enum Control {
        CANCEL(Operation.CANCEL_RUN, AuditAction.RUN_CANCEL),
        PAUSE(Operation.PAUSE_RUN, AuditAction.RUN_PAUSE),
        RESUME(Operation.RESUME_RUN, AuditAction.RUN_RESUME);

        private final Operation operation;
        private final AuditAction action;

        Control(Operation operation, AuditAction action) {
            this.operation = operation;
            this.action = action;
        }

        private Function<WorkflowGateway, ControlReply> of(Gateway gateway, RunId runId) {
            return switch (this) {
                case CANCEL -> port -> port.cancel(gateway, runId);
                case PAUSE -> port -> port.pause(gateway, runId);
                case RESUME -> port -> port.resume(gateway, runId);
            };
        }
    }

    Run controlled(Caller caller, OrgId orgId, RunId runId, Control control) {
        AccessRequirement need = AccessRequirement.of(control.operation, orgId);
        Run current =
                ports.gate().read(caller, need, stores -> required(stores, caller, control.operation, orgId, runId));
        Run found = current;
        calls.port();
        if (control == Control.CANCEL && found.state() == RunState.CANCELLED) {
            return found;
        }
        // What it does now counts, and not what it did some seconds ago.
        if (control == Control.RESUME && !found.state().isEnded()) {
            found = refreshed(ports.gate().read(caller, need, stores -> atGateway(stores, current)));
        }
        requireControllable(found, control);
        AtGateway it = ports.gate().write(caller, need, stores -> requested(stores, caller, orgId, runId, control));
        ControlReply reply = calls.call(
                it.gateway(), orgId, control.of(it.gateway(), it.run().gatewayRunId()));
        if (reply != ControlReply.DONE && control == Control.RESUME) {
            notResumed(it.run(), found.resumedBy());
        }
        Run after = refreshed(it);
        return switch (reply) {
            case DONE -> after;
            case NOT_ACTIVE -> throw refused(after, control);
            case NO_SUCH_RUN -> throw new Conflict("the gateway does not know the run " + runId);
        };
    }

    /// Only what stands still is resumed: otherwise whoever resumed a run could have somebody else resume
    /// it again, and approve what it asks.
    private static void requireControllable(Run run, Control control) {
        boolean isPossible = control == Control.RESUME
                ? run.state().isResumable()
                : !run.state().isEnded();
        if (!isPossible) {
            throw refused(run, control);
        }
    }

    /// The gateway has refused it: whoever resumed the run before is still the last one.
    private void notResumed(Run run, Run.@Nullable Actor before) {
        ports.gate().withoutAuthorization().write(new Scope.Org(run.orgId()), stores -> {
            Run current = stores.runs().find(run.orgId(), run.runId()).orElse(run);
            if (Objects.equals(current.resumedBy(), run.resumedBy())) {
                stores.runs().put(current.resumedBy(before));
            }
            return run;
        });
    }

    private static Conflict refused(Run run, Control control) {
        return new Conflict("the run " + run.runId() + " is " + run.state().label() + ": it cannot be "
                + switch (control) {
                    case CANCEL -> "cancelled";
                    case PAUSE -> "paused";
                    case RESUME -> "resumed";
                });
    }

    /// Before the gateway is called: whoever resumes a run may not approve what it asks then.
    private AtGateway requested(Stores stores, Caller caller, OrgId orgId, RunId runId, Control control) {
        Run run = required(stores, caller, control.operation, orgId, runId);
        AtGateway it = atGateway(stores, run);
        if (control == Control.RESUME) {
            run = run.resumedBy(Actors.of(caller));
            stores.runs().put(run);
        }
        AuditEntry.of(
                        control.action,
                        orgId,
                        run.projectId(),
                        runId,
                        AuditDetails.of(
                                "workflow", run.workflow(), "state", run.state().label()))
                .write(ports.ids(), stores, caller, ports.clock().now());
        return new AtGateway(it.gateway(), run);
    }

    /// As the gateway tells it now, or as it was if the gateway does not answer.
    Run refreshed(AtGateway it) {
        try {
            return calls.attempt(
                    it.gateway(), it.run().orgId(), _ -> follower.follow(it.gateway(), it.run(), new Findings()));
        } catch (GatewayCallFailed _) {
            return it.run();
        }
    }
}
