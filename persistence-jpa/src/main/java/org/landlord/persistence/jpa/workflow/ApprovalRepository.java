package org.landlord.persistence.jpa.workflow;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.persistence.jpa.DeletedOrganizations;
import org.landlord.persistence.jpa.sql.Filter;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.RowWriter;
import org.landlord.persistence.jpa.unit.StoreCall;
import org.landlord.port.out.workflow.ApprovalFilter;
import org.landlord.port.out.workflow.ApprovalPosition;
import org.landlord.port.out.workflow.ApprovalStore;

/// The tables `approval` and `approval_decision`. The condition on `open` has a literal because of a
/// partial index, which the database uses only if the query repeats its condition.
@Singleton
@StoreCall
class ApprovalRepository implements ApprovalStore, PanacheRepositoryBase<ApprovalRow, ApprovalKey> {

    private static final String FORGET_DECISIONS = "DELETE FROM approval_decision WHERE org_id = ? AND approval_id = ?";

    private static final String ADD_DECISION = "INSERT INTO approval_decision (org_id, approval_id, position,"
            + " decided_by_kind, decided_by, approved, note, selected, ranked, decided_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String DECISIONS = "SELECT decided_by_kind, decided_by, approved, note, selected, ranked,"
            + " decided_at FROM approval_decision WHERE org_id = ? AND approval_id = ? ORDER BY position";

    private final RowWriter writes;
    private final Jdbc jdbc;

    ApprovalRepository(RowWriter writes, Jdbc jdbc) {
        this.writes = writes;
        this.jdbc = jdbc;
    }

    @Override
    public void put(Approval approval) {
        ApprovalKey key = ApprovalRow.key(approval.orgId(), approval.approvalId());
        writes.replace(ApprovalRow.toRow(approval), (_, _) -> new Conflict("another approval is for this iteration"));
        writes.update(() -> {
            jdbc.update(FORGET_DECISIONS, key.orgId(), key.approvalId());
            for (int i = 0; i < approval.decisions().size(); i++) {
                add(key, i, approval.decisions().get(i));
            }
        });
    }

    private void add(ApprovalKey key, int position, Decision decision) {
        StoredChoice choice = StoredChoice.of(decision.value());
        jdbc.update(
                ADD_DECISION,
                key.orgId(),
                key.approvalId(),
                position,
                decision.decidedBy().actorKind().label(),
                decision.decidedBy().actorId().value(),
                decision.approved() ? 1 : 0,
                decision.note(),
                choice.selected(),
                choice.ranked(),
                decision.decidedAt().toEpochMilli());
    }

    @Override
    public Optional<Approval> find(OrgId orgId, ApprovalId approvalId) {
        return findByIdOptional(ApprovalRow.key(orgId, approvalId)).map(this::withDecisions);
    }

    @Override
    public Optional<Approval> findOfNode(OrgId orgId, RunId runId, NodeId nodeId, int iteration) {
        return find(
                        "id.orgId = ?1 and runId = ?2 and nodeId = ?3 and iteration = ?4",
                        orgId.value(),
                        runId.value(),
                        nodeId.value(),
                        iteration)
                .firstResultOptional()
                .map(this::withDecisions);
    }

    private Approval withDecisions(ApprovalRow row) {
        return row.toDomain(jdbc.query(
                DECISIONS,
                ApprovalRepository::decision,
                row.key().orgId(),
                row.key().approvalId()));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        return new Decision(
                RunRow.actor(row.getString(1), row.getString(2)),
                row.getInt(3) == 1,
                row.getString(4),
                new StoredChoice(row.getString(5), row.getString(6)).value(),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    @Override
    public List<Approval> list(OrgId orgId, ApprovalFilter filter, @Nullable ApprovalPosition after, int limit) {
        Filter conditions = matching(filter).and("id.orgId = :orgId", "orgId", orgId.value());
        if (after != null) {
            conditions
                    .and("requestedAt <= :last", "last", after.requestedAt().toEpochMilli())
                    .and(
                            "requestedAt < :last or id.approvalId < :lastId",
                            "lastId",
                            after.approvalId().value());
        }
        return page(conditions, "requestedAt desc, id.approvalId desc", limit);
    }

    @Override
    public List<Approval> listAll(ApprovalFilter filter, @Nullable ApprovalPosition after, int limit) {
        Filter conditions = matching(filter).and(DeletedOrganizations.NOT_OF_ONE);
        if (after != null) {
            conditions
                    .and("requestedAt <= :last", "last", after.requestedAt().toEpochMilli())
                    .and(
                            "requestedAt < :last or id.orgId <= :lastOrg",
                            "lastOrg",
                            after.orgId().value())
                    .and(
                            "requestedAt < :last or id.orgId < :lastOrg or id.approvalId < :lastId",
                            "lastId",
                            after.approvalId().value());
        }
        return page(conditions, "requestedAt desc, id.orgId desc, id.approvalId desc", limit);
    }

    private static Filter matching(ApprovalFilter filter) {
        return new Filter()
                .andIfGiven("projectId = :projectId", "projectId", filter.projectId())
                .andIfGiven("runId = :runId", "runId", filter.runId())
                .andIfGiven("workflow = :workflow", "workflow", filter.workflow())
                .andIfGiven(
                        "status = :status",
                        "status",
                        filter.status() == null ? null : filter.status().label());
    }

    /// The first condition on the organization is redundant: the database uses it to find the first row.
    @Override
    public List<Approval> listOpen(GatewayKey gateway, @Nullable ApprovalPosition after, int limit) {
        GatewayRowKey key = GatewayRowKey.of(gateway);
        Filter filter = new Filter()
                .and("gatewayScope = :scope", "scope", key.scope())
                .and("gatewayId = :gatewayId", "gatewayId", key.gatewayId())
                .and("open = 1")
                .and(DeletedOrganizations.NOT_OF_ONE);
        if (after != null) {
            filter.and("id.orgId >= :lastOrg", "lastOrg", after.orgId().value())
                    .and(
                            "id.orgId > :lastOrg or id.approvalId > :lastId",
                            "lastId",
                            after.approvalId().value());
        }
        return page(filter, "id.orgId, id.approvalId", limit);
    }

    private List<Approval> page(Filter filter, String order, int limit) {
        return find(filter.where() + " order by " + order, filter.parameters()).page(Page.ofSize(limit)).list().stream()
                .map(this::withDecisions)
                .toList();
    }
}
