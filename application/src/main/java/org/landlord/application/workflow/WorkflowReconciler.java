package org.landlord.application.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.landlord.application.shared.PagedIterable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
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

    /// Runs of one organization that are compared at a time.
    static final int OF_ORGANIZATION = 200;

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final RunFollower follower;
    private final ApprovalReconciler approvals;
    private final ExceededLimits exceeded;
    private final Map<GatewayKey, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Map<Place, RunId> lastCompared = new ConcurrentHashMap<>();

    private record Place(GatewayKey gateway, OrgId orgId) {}

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
            List<Run> active = inTurn(gateway.key(), active(gateway.key()));
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
                exceeded.stop(gateway, followed, findings);
                compared = approvals.reconcile(gateway, followed, findings);
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

    /// The runs that are compared now: of an organization with many, some at a time, so that they do not
    /// delay those of others.
    ///
    /// @param active by organization and id
    private List<Run> inTurn(GatewayKey gateway, List<Run> active) {
        Map<OrgId, List<Run>> byOrg =
                active.stream().collect(Collectors.groupingBy(Run::orgId, LinkedHashMap::new, Collectors.toList()));
        List<Run> chosen = new ArrayList<>();
        byOrg.forEach((orgId, runs) -> {
            Place place = new Place(gateway, orgId);
            if (runs.size() <= OF_ORGANIZATION) {
                lastCompared.remove(place);
                chosen.addAll(runs);
                return;
            }
            RunId last = lastCompared.get(place);
            int from = 0;
            while (last != null && from < runs.size() && runs.get(from).runId().compareTo(last) <= 0) {
                from++;
            }
            for (int i = 0; i < OF_ORGANIZATION; i++) {
                chosen.add(runs.get((from + i) % runs.size()));
            }
            lastCompared.put(place, chosen.getLast().runId());
        });
        return chosen;
    }

    /// Ends what a gateway that is gone for good has not ended: its runs are lost, and its approvals are
    /// withdrawn.
    void giveUp(Gateway gateway) {
        Findings findings = new Findings();
        active(gateway.key()).forEach(run -> follower.lose(gateway, run, findings));
        approvals.giveUp(gateway.key(), findings);
    }

    /// Runs of launches that were taken for failed or lost, and that the gateway has after all.
    private List<Run> revived(Gateway gateway, Findings findings) {
        List<RunReport> newest = calls.port().runs(gateway, 0, NEWEST);
        List<Run> revived = new ArrayList<>();
        for (RunReport report : newest) {
            Run run = owned(gateway.key(), report.runId()).orElse(null);
            if (run == null) {
                ofParent(gateway, report, findings).ifPresent(revived::add);
            } else if (RunFollower.isGivenUp(run.state())) {
                findings.add("The gateway has the run " + run.runId() + " of organization " + run.orgId()
                        + ", which was " + run.state().label() + ": it is followed again.");
                revived.add(run);
            }
        }
        return revived;
    }

    /// A run that a run of an organization has launched belongs to that organization.
    private Optional<Run> ofParent(Gateway gateway, RunReport report, Findings findings) {
        RunId parent = report.parent();
        return parent == null
                ? Optional.empty()
                : owned(gateway.key(), parent).flatMap(run -> follower.adopt(run, report, findings));
    }

    private Optional<Run> owned(GatewayKey key, RunId gatewayRunId) {
        return ports.gate().withoutAuthorization().read(stores -> stores.runs().findAtGateway(key, gatewayRunId));
    }
}
