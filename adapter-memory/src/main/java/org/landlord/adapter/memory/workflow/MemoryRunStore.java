package org.landlord.adapter.memory.workflow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.port.out.workflow.RunFilter;
import org.landlord.port.out.workflow.RunPosition;
import org.landlord.port.out.workflow.RunStore;
import org.landlord.port.out.workflow.WorkflowRuns;

public record MemoryRunStore(Tables tables, Transaction transaction) implements RunStore {

    private static final Comparator<RunPosition> BY_ID =
            Comparator.comparing(RunPosition::orgId).thenComparing(RunPosition::runId);

    private static final Comparator<RunPosition> NEWEST_FIRST =
            Comparator.comparing(RunPosition::launchedAt).thenComparing(BY_ID).reversed();

    @Override
    public void put(Run run) {
        transaction.change(() -> {
            tables.requireProject(run.orgId(), run.projectId());
            boolean taken = tables.runs()
                    .all()
                    .anyMatch(other -> isAt(other, run.gateway(), run.gatewayRunId()) && !isSame(other, run));
            if (taken) {
                throw new Conflict("another run has the id " + run.gatewayRunId() + " at the gateway");
            }
            tables.runs().put(Key.of(run.orgId(), run.runId()), run);
        });
    }

    private static boolean isAt(Run run, GatewayKey gateway, RunId gatewayRunId) {
        return run.gateway().equals(gateway) && run.gatewayRunId().equals(gatewayRunId);
    }

    private static boolean isSame(Run one, Run other) {
        return one.orgId().equals(other.orgId()) && one.runId().equals(other.runId());
    }

    @Override
    public Optional<Run> find(OrgId orgId, RunId runId) {
        return tables.runs().find(Key.of(orgId, runId));
    }

    @Override
    public Optional<Run> findAtGateway(GatewayKey gateway, RunId gatewayRunId) {
        return ofNoDeletedOrganization()
                .filter(run -> isAt(run, gateway, gatewayRunId))
                .findFirst();
    }

    private Stream<Run> ofNoDeletedOrganization() {
        return tables.runs().all().filter(run -> !tables.isDeleted(run.orgId()));
    }

    @Override
    public List<Run> list(OrgId orgId, RunFilter filter, @Nullable RunPosition after, int limit) {
        return list(tables.runs().under(Key.of(orgId)), filter, after, limit);
    }

    @Override
    public List<Run> listAll(RunFilter filter, @Nullable RunPosition after, int limit) {
        return list(ofNoDeletedOrganization(), filter, after, limit);
    }

    private static List<Run> list(Stream<Run> runs, RunFilter filter, @Nullable RunPosition after, int limit) {
        return Table.page(runs.filter(run -> matches(run, filter)), RunPosition::of, NEWEST_FIRST, after, limit);
    }

    private static boolean matches(Run run, RunFilter filter) {
        return (filter.projectId() == null || filter.projectId().equals(run.projectId()))
                && (filter.gatewayId() == null
                        || filter.gatewayId().equals(run.gateway().gatewayId()))
                && (filter.workflow() == null || filter.workflow().equals(run.workflow()))
                && (filter.state() == null || filter.state() == run.state())
                && (filter.ended() == null || filter.ended() == run.state().isEnded())
                && (filter.launchedBy() == null
                        || filter.launchedBy().equals(run.launchedBy().actorId()))
                && (filter.since() == null || !run.launchedAt().isBefore(filter.since()))
                && (filter.until() == null || !run.launchedAt().isAfter(filter.until()));
    }

    @Override
    public List<Run> listActive(GatewayKey gateway, @Nullable RunPosition after, int limit) {
        return Table.page(
                ofNoDeletedOrganization()
                        .filter(run -> run.gateway().equals(gateway))
                        .filter(run ->
                                !run.state().isEnded() || !run.reservations().isEmpty()),
                RunPosition::of,
                BY_ID,
                after,
                limit);
    }

    @Override
    public boolean isActive(OrgId orgId, ProjectId projectId) {
        return tables.runs()
                .under(Key.of(orgId))
                .anyMatch(
                        run -> run.projectId().equals(projectId) && !run.state().isEnded());
    }

    @Override
    public List<WorkflowRuns> count(OrgId orgId, @Nullable ProjectId projectId) {
        Map<Key, List<Run>> byWorkflow = tables.runs()
                .under(Key.of(orgId))
                .filter(run -> projectId == null || projectId.equals(run.projectId()))
                .collect(Collectors.groupingBy(
                        run -> Key.of(run.gateway().orgId(), run.gateway().gatewayId(), run.workflow()),
                        TreeMap::new,
                        Collectors.toList()));
        List<WorkflowRuns> counts = new ArrayList<>();
        byWorkflow.values().forEach(runs -> counts.add(counted(runs)));
        return counts;
    }

    private static WorkflowRuns counted(List<Run> runs) {
        Run latest = runs.stream().max(Comparator.comparing(Run::launchedAt)).orElseThrow();
        return new WorkflowRuns(
                latest.gateway(),
                latest.workflow(),
                runs.size(),
                runs.stream().filter(run -> !run.state().isEnded()).count(),
                runs.stream().filter(run -> run.state().isFailed()).count(),
                latest.launchedAt());
    }
}
