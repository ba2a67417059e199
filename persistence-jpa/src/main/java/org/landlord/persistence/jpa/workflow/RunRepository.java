package org.landlord.persistence.jpa.workflow;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunState;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.workflow.RunFilter;
import org.landlord.port.out.workflow.RunPosition;
import org.landlord.port.out.workflow.RunStore;
import org.landlord.port.out.workflow.WorkflowRuns;

/// The table `workflow_run`. Conditions on `ended` and `active` have literals because of partial
/// indexes, which the database uses only if the query repeats their condition.
@Singleton
@StoreCall
class RunRepository implements RunStore, PanacheRepositoryBase<RunRow, RunKey> {

    private static final String IS_ACTIVE =
            "SELECT 1 FROM workflow_run WHERE org_id = ? AND project_id = ? AND ended = 0 LIMIT 1";

    private static final String FAILED = Arrays.stream(RunState.values())
            .filter(RunState::isFailed)
            .map(state -> "'" + state.label() + "'")
            .collect(Collectors.joining(", "));

    private static final String COUNT = "SELECT gateway_scope, gateway_id, workflow, count(*),"
            + " count(*) FILTER (WHERE ended = 0), count(*) FILTER (WHERE state IN (" + FAILED
            + ")), max(launched_at) FROM workflow_run WHERE org_id = ?";

    private static final String BY_WORKFLOW =
            " GROUP BY gateway_scope, gateway_id, workflow" + " ORDER BY gateway_scope, gateway_id, workflow";

    private final RowWriter writes;
    private final Jdbc jdbc;
    private final GatewayRuns atGateways;
    private final DeletedOrganizations deleted;

    RunRepository(RowWriter writes, Jdbc jdbc, GatewayRuns atGateways, DeletedOrganizations deleted) {
        this.writes = writes;
        this.jdbc = jdbc;
        this.atGateways = atGateways;
        this.deleted = deleted;
    }

    @Override
    public void put(Run run) {
        writes.replace(RunRow.toRow(run), (_, _) -> taken(run));
        writes.update(() -> {
            if (!atGateways.claim(run)) {
                throw taken(run);
            }
        });
    }

    private static Conflict taken(Run run) {
        return new Conflict("another run has the id " + run.gatewayRunId() + " at the gateway");
    }

    @Override
    public Optional<Run> find(OrgId orgId, RunId runId) {
        return findByIdOptional(RunRow.key(orgId, runId)).map(RunRow::toDomain);
    }

    @Override
    public Optional<Run> findAtGateway(GatewayKey gateway, RunId gatewayRunId) {
        return atGateways
                .find(gateway, gatewayRunId)
                .filter(owner -> !deleted.contains(owner.orgId()))
                .flatMap(owner -> find(owner.orgId(), owner.runId()));
    }

    private static Filter at(GatewayKey gateway) {
        GatewayRowKey key = GatewayRowKey.of(gateway);
        return new Filter()
                .and("gatewayScope = :scope", "scope", key.scope())
                .and("gatewayId = :gatewayId", "gatewayId", key.gatewayId());
    }

    @Override
    public List<Run> list(OrgId orgId, RunFilter filter, @Nullable RunPosition after, int limit) {
        Filter conditions = matching(filter, after).and("id.orgId = :orgId", "orgId", orgId.value());
        if (after != null) {
            conditions
                    .and("launchedAt <= :last", "last", after.launchedAt().toEpochMilli())
                    .and(
                            "launchedAt < :last or id.runId < :lastRun",
                            "lastRun",
                            after.runId().value());
        }
        return page(conditions, "launchedAt desc, id.runId desc", limit);
    }

    @Override
    public List<Run> listAll(RunFilter filter, @Nullable RunPosition after, int limit) {
        Filter conditions = matching(filter, after).and(DeletedOrganizations.NOT_OF_ONE);
        if (after != null) {
            conditions
                    .and("launchedAt <= :last", "last", after.launchedAt().toEpochMilli())
                    .and(
                            "launchedAt < :last or id.orgId <= :lastOrg",
                            "lastOrg",
                            after.orgId().value())
                    .and(
                            "launchedAt < :last or id.orgId < :lastOrg or id.runId < :lastRun",
                            "lastRun",
                            after.runId().value());
        }
        return page(conditions, "launchedAt desc, id.orgId desc, id.runId desc", limit);
    }

    /// @param after bounds the time, unless `until` is earlier: of two upper bounds the database could
    ///     choose the later one, and would skip all previous pages
    private static Filter matching(RunFilter filter, @Nullable RunPosition after) {
        Filter conditions = new Filter()
                .andIfGiven("projectId = :projectId", "projectId", filter.projectId())
                .andIfGiven("gatewayId = :gatewayId", "gatewayId", filter.gatewayId())
                .andIfGiven("workflow = :workflow", "workflow", filter.workflow())
                .andIfGiven(
                        "state = :state",
                        "state",
                        filter.state() == null ? null : filter.state().label())
                .andIfGiven("launchedBy = :launchedBy", "launchedBy", filter.launchedBy());
        if (filter.ended() != null) {
            conditions.and(filter.ended() ? "ended = 1" : "ended = 0");
        }
        Instant since = filter.since();
        if (since != null) {
            conditions.and("launchedAt >= :since", "since", since.toEpochMilli());
        }
        Instant until = filter.until();
        if (until != null && (after == null || until.isBefore(after.launchedAt()))) {
            conditions.and("launchedAt <= :until", "until", until.toEpochMilli());
        }
        return conditions;
    }

    /// The first condition on the organization is redundant: the database uses it to find the first row.
    @Override
    public List<Run> listActive(GatewayKey gateway, @Nullable RunPosition after, int limit) {
        Filter filter = at(gateway).and("active = 1").and(DeletedOrganizations.NOT_OF_ONE);
        if (after != null) {
            filter.and("id.orgId >= :lastOrg", "lastOrg", after.orgId().value())
                    .and(
                            "id.orgId > :lastOrg or id.runId > :lastRun",
                            "lastRun",
                            after.runId().value());
        }
        return page(filter, "id.orgId, id.runId", limit);
    }

    private List<Run> page(Filter filter, String order, int limit) {
        return find(filter.where() + " order by " + order, filter.parameters()).page(Page.ofSize(limit)).stream()
                .map(RunRow::toDomain)
                .toList();
    }

    @Override
    public boolean isActive(OrgId orgId, ProjectId projectId) {
        return !jdbc.query(IS_ACTIVE, row -> row.getInt(1), orgId.value(), projectId.value())
                .isEmpty();
    }

    @Override
    public List<WorkflowRuns> count(OrgId orgId, @Nullable ProjectId projectId) {
        return projectId == null
                ? jdbc.query(COUNT + BY_WORKFLOW, RunRepository::counted, orgId.value())
                : jdbc.query(
                        COUNT + " AND project_id = ?" + BY_WORKFLOW,
                        RunRepository::counted,
                        orgId.value(),
                        projectId.value());
    }

    private static WorkflowRuns counted(ResultSet row) throws SQLException {
        return new WorkflowRuns(
                GatewayRow.key(row.getString(1), row.getString(2)),
                new Label(row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                Instant.ofEpochMilli(row.getLong(7)));
    }
}
