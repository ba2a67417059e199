package org.landlord.application.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.landlord.application.shared.PagedIterable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.RunPosition;
import org.landlord.port.out.workflow.RunReport;

/// Compares Landlord's records with a gateway, and brings both to agree. One comparison of a gateway
/// runs at a time.
public final class WorkflowReconciler {

    private static final int SLICE = 200;

    /// Runs that the gateway made last are compared with launches that were taken for failed.
    private static final int NEWEST = 100;

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final RunFollower follower;
    private final ApprovalReconciler approvals;
    private final ExceededLimits exceeded;
    private final Map<GatewayKey, ReentrantLock> locks = new ConcurrentHashMap<>();

    public WorkflowReconciler(UseCaseContext ports, GatewayCalls calls) {
        this.ports = ports;
        this.calls = calls;
        this.follower = new RunFollower(ports, calls);
        this.approvals = new ApprovalReconciler(ports, calls);
        this.exceeded = new ExceededLimits(ports, calls, follower);
    }

    Reconciliation reconcile(Gateway gateway) {
        ReentrantLock lock = locks.computeIfAbsent(gateway.key(), _ -> new ReentrantLock());
        lock.lock();
        try {
            return compare(gateway);
        } finally {
            lock.unlock();
        }
    }

    private Reconciliation compare(Gateway gateway) {
        Findings findings = new Findings();
        int runs = 0;
        int compared = 0;
        if (gateway.isActive()) {
            List<Run> active = active(gateway.key());
            active.forEach(run -> findings.guard(name(run), () -> follower.renew(run)));
            approvals.endLate(gateway.key(), findings);
            try {
                calls.look(gateway);
                active.addAll(revived(gateway, findings));
                runs = active.size();
                List<Run> followed = new ArrayList<>();
                for (Run run : active) {
                    findings.guard(name(run), () -> followed.add(follower.follow(gateway, run, findings)));
                }
                compared = approvals.reconcile(gateway, findings);
                exceeded.stop(gateway, followed, findings);
            } catch (GatewayCallFailed failed) {
                String reason = failed.reason();
                findings.add("The comparison ended early: " + reason + (reason.endsWith(".") ? "" : "."));
            }
        }
        return new Reconciliation(gateway.key(), calls.health(gateway), runs, compared, findings.all());
    }

    private static String name(Run run) {
        return "The run " + run.runId() + " of organization " + run.orgId();
    }

    private List<Run> active(GatewayKey key) {
        List<Run> all = new ArrayList<>();
        PagedIterable.<Run>of(
                        SLICE,
                        (last, limit) -> ports.gate()
                                .withoutAuthorization()
                                .read(stores -> stores.runs()
                                        .listActive(key, last == null ? null : RunPosition.of(last), limit)))
                .forEach(all::add);
        return all;
    }

    /// Runs of launches that were taken for failed or lost, and that the gateway has after all.
    private List<Run> revived(Gateway gateway, Findings findings) {
        List<RunReport> newest = calls.attempt(gateway, port -> port.runs(gateway, 0, NEWEST));
        List<Run> revived = new ArrayList<>();
        for (RunReport report : newest) {
            owned(gateway.key(), report.runId())
                    .filter(run -> run.state() == RunState.LAUNCH_FAILED || run.state() == RunState.LOST)
                    .ifPresent(run -> {
                        findings.add("The gateway has the run " + run.runId() + " of organization " + run.orgId()
                                + ", which was " + run.state().label() + ": it is followed again.");
                        revived.add(run);
                    });
        }
        return revived;
    }

    private Optional<Run> owned(GatewayKey key, RunId gatewayRunId) {
        return ports.gate().withoutAuthorization().read(stores -> stores.runs().findAtGateway(key, gatewayRunId));
    }
}
