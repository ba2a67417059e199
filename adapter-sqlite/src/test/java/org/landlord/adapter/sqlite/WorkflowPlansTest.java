package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Tenant.PROJECT;
import static org.landlord.port.contracts.out.TenantWorkflows.RUN;
import static org.landlord.port.contracts.out.TenantWorkflows.WORKFLOW;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.port.out.Stores;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.workflow.ApprovalFilter;
import org.landlord.port.out.workflow.ApprovalPosition;
import org.landlord.port.out.workflow.RunFilter;
import org.landlord.port.out.workflow.RunPosition;

/// A page of runs or approvals costs what is on it, however many there are: each list is in the order of an
/// index, and begins in it where its page begins.
@QuarkusTest
class WorkflowPlansTest {

    private static final OrgId ORG = new OrgId("org");

    private static final GatewayKey GATEWAY = new GatewayKey(null, new GatewayId("gateway"));

    private static final RunPosition LAST_RUN = new RunPosition(NOW, ORG, RUN);

    private static final ApprovalPosition LAST_APPROVAL = new ApprovalPosition(NOW, ORG, new ApprovalId("approval"));

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    AgroalDataSource dataSource;

    @Test
    void givenRuns_whenThoseOfAnOrganizationAreListed_thenAnIndexOfTheFilterIsRead() throws SQLException {
        Map<RunFilter, String> indexes = Map.of(
                RunFilter.all(),
                "workflow_run_by_time",
                new RunFilter(null, null, null, null, null, null, NOW, NOW),
                "workflow_run_by_time",
                new RunFilter(PROJECT, null, null, null, null, null, null, null),
                "workflow_run_of_project",
                new RunFilter(null, GATEWAY.gatewayId(), null, null, null, null, null, null),
                "workflow_run_of_gateway",
                new RunFilter(null, null, WORKFLOW, null, null, null, null, null),
                "workflow_run_of_workflow",
                new RunFilter(null, null, null, RunState.FAILED, null, null, null, null),
                "workflow_run_in_state",
                new RunFilter(null, null, null, null, null, new ActorId("actor"), null, null),
                "workflow_run_of_launcher",
                new RunFilter(null, null, null, null, false, null, null, null),
                "workflow_run_not_ended",
                new RunFilter(PROJECT, null, null, null, false, null, null, null),
                "workflow_run_of_project_not_ended",
                new RunFilter(null, null, null, null, true, null, null, null),
                "workflow_run_by_time");
        for (Map.Entry<RunFilter, String> one : indexes.entrySet()) {
            for (RunPosition after : pages(LAST_RUN)) {
                assertSought(stores -> stores.runs().list(ORG, one.getKey(), after, 10), one.getValue());
            }
        }
    }

    @Test
    void givenRuns_whenThoseOfAllOrganizationsAreListed_thenTheyAreInTheOrderOfAnIndex() throws SQLException {
        Map<RunFilter, String> indexes = Map.of(
                RunFilter.all(),
                "workflow_run_of_all",
                new RunFilter(null, null, null, RunState.FAILED, null, null, null, null),
                "workflow_run_of_all_in_state",
                new RunFilter(null, null, null, null, false, null, null, null),
                "workflow_run_of_all_not_ended");
        for (Map.Entry<RunFilter, String> one : indexes.entrySet()) {
            assertInOrder(stores -> stores.runs().listAll(one.getKey(), null, 10), one.getValue());
            assertSought(stores -> stores.runs().listAll(one.getKey(), LAST_RUN, 10), one.getValue());
        }
    }

    @Test
    void givenRuns_whenActiveOnesOfAGatewayAreListed_thenOnlyActiveOnesAreRead() throws SQLException {
        for (RunPosition after : pages(LAST_RUN)) {
            assertSought(stores -> stores.runs().listActive(GATEWAY, after, 10), "workflow_run_active");
        }
    }

    @Test
    void givenRuns_whenOneIsFoundByItsIdAtAGateway_thenItIsSought() throws SQLException {
        assertSought(
                stores -> stores.runs().findAtGateway(GATEWAY, RUN).stream().toList(),
                "sqlite_autoindex_workflow_run_2");
    }

    /// The statements of the store are sent past Hibernate: these are their conditions.
    @Test
    void givenRuns_whenTheyAreCounted_thenTheRowsAreNotReadAndNothingIsSorted() throws SQLException {
        String count = "SELECT gateway_scope, gateway_id, workflow, count(*), sum(ended = 0), sum(state IN ('failed')),"
                + " max(launched_at) FROM workflow_run WHERE org_id = ?%s GROUP BY gateway_scope, gateway_id, workflow"
                + " ORDER BY gateway_scope, gateway_id, workflow";

        assertThat(plan(count.formatted("")))
                .containsExactly("SEARCH workflow_run USING COVERING INDEX workflow_run_counts (org_id=?)");
        assertThat(plan(count.formatted(" AND project_id = ?")))
                .containsExactly("SEARCH workflow_run USING COVERING INDEX workflow_run_counts_of_project"
                        + " (org_id=? AND project_id=?)");
        assertThat(plan("SELECT 1 FROM workflow_run WHERE org_id = ? AND project_id = ? AND ended = 0 LIMIT 1"))
                .containsExactly("SEARCH workflow_run USING COVERING INDEX workflow_run_of_project_not_ended"
                        + " (org_id=? AND project_id=? AND ended=?)");
    }

    @Test
    void givenApprovals_whenThoseOfAnOrganizationAreListed_thenAnIndexOfTheFilterIsRead() throws SQLException {
        Map<ApprovalFilter, String> indexes = Map.of(
                ApprovalFilter.all(),
                "approval_by_time",
                new ApprovalFilter(PROJECT, null, null, null),
                "approval_of_project",
                new ApprovalFilter(null, RUN, null, null),
                "approval_of_run",
                new ApprovalFilter(null, null, WORKFLOW, null),
                "approval_of_workflow",
                new ApprovalFilter(null, null, null, ApprovalStatus.PENDING),
                "approval_in_status");
        for (Map.Entry<ApprovalFilter, String> one : indexes.entrySet()) {
            for (ApprovalPosition after : pages(LAST_APPROVAL)) {
                assertSought(stores -> stores.approvals().list(ORG, one.getKey(), after, 10), one.getValue());
            }
        }
    }

    @Test
    void givenApprovals_whenThoseOfAllOrganizationsAreListed_thenTheyAreInTheOrderOfAnIndex() throws SQLException {
        ApprovalFilter pending = new ApprovalFilter(null, null, null, ApprovalStatus.PENDING);

        assertInOrder(stores -> stores.approvals().listAll(ApprovalFilter.all(), null, 10), "approval_of_all");
        assertSought(stores -> stores.approvals().listAll(ApprovalFilter.all(), LAST_APPROVAL, 10), "approval_of_all");
        for (ApprovalPosition after : pages(LAST_APPROVAL)) {
            assertSought(stores -> stores.approvals().listAll(pending, after, 10), "approval_of_all_in_status");
            assertSought(stores -> stores.approvals().listOpen(GATEWAY, after, 10), "approval_open");
        }
    }

    @Test
    void givenApprovals_whenOneIsFoundByItsNode_thenItIsSought() throws SQLException {
        assertSought(
                stores -> stores.approvals().findOfNode(ORG, RUN, new NodeId("node"), 0).stream()
                        .toList(),
                "sqlite_autoindex_approval_2");
    }

    @Test
    void givenGatewaysAndPolicies_whenTheyAreListed_thenTheyAreInTheOrderOfTheirKeys() throws SQLException {
        assertSought(stores -> stores.gateways().list(ORG, null, 10), "PRIMARY KEY");
        assertInOrder(stores -> stores.gateways().listAll(null, 10), "");
        assertSought(stores -> stores.gateways().listAll(GATEWAY, 10), "PRIMARY KEY");
        assertSought(stores -> stores.approvalPolicies().list(ORG, null, 10), "PRIMARY KEY");
    }

    /// The first page and another one.
    private static <P> List<@Nullable P> pages(P last) {
        List<@Nullable P> pages = new ArrayList<>();
        pages.add(null);
        pages.add(last);
        return pages;
    }

    private void assertSought(Function<Stores, List<?>> list, String index) throws SQLException {
        assertThat(assertInOrder(list, index)).startsWith("SEARCH");
    }

    /// @return the first step, which reads the rows
    private String assertInOrder(Function<Stores, List<?>> list, String index) throws SQLException {
        List<String> statements = RecordedSql.of(() -> unitOfWork.<List<?>>read(list));
        // Decisions are read by the key of each approval that was found.
        statements.removeIf(sql -> sql.contains("FROM approval_decision"));
        assertThat(statements).hasSize(1);
        List<String> steps = plan(statements.getFirst());
        assertThat(steps).as(statements.getFirst()).noneMatch(step -> step.contains("TEMP B-TREE"));
        assertThat((steps.getFirst() + " ").replace("COVERING INDEX", "INDEX"))
                .as(statements.getFirst())
                .contains(index.isEmpty() || index.equals("PRIMARY KEY") ? index : "USING INDEX " + index + " ");
        return steps.getFirst();
    }

    private List<String> plan(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
            return steps;
        }
    }
}
