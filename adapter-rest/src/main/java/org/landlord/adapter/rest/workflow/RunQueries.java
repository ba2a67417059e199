package org.landlord.adapter.rest.workflow;

import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.RunState;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.port.in.workflow.ListRuns;
import org.landlord.port.in.workflow.approval.ListApprovals;

/// Reads the filters of lists of runs and approvals.
final class RunQueries {

    private static final Boolean[] FLAGS = {true, false};

    private RunQueries() {}

    static ListRuns runsOfOrganization(RequestReader in) {
        return runs(in, in.path("orgId", OrgId::new), in.query("projectId", ProjectId::new));
    }

    static ListRuns allRuns(RequestReader in) {
        return runs(in, null, null);
    }

    private static ListRuns runs(RequestReader in, @Nullable OrgId orgId, @Nullable ProjectId projectId) {
        return new ListRuns(
                orgId,
                projectId,
                in.query("gatewayId", GatewayId::new),
                in.query("workflow", Label::new),
                in.query("state", RunState::of),
                in.query("ended", RunQueries::flag),
                in.query("launchedBy", ActorId::new),
                in.window());
    }

    static ListApprovals approvalsOfOrganization(RequestReader in) {
        return approvals(
                in, in.path("orgId", OrgId::new), in.query("projectId", ProjectId::new), in.query("runId", RunId::new));
    }

    static ListApprovals allApprovals(RequestReader in) {
        return approvals(in, null, null, null);
    }

    private static ListApprovals approvals(
            RequestReader in, @Nullable OrgId orgId, @Nullable ProjectId projectId, @Nullable RunId runId) {
        return new ListApprovals(
                orgId,
                projectId,
                runId,
                in.query("workflow", Label::new),
                in.query("status", ApprovalStatus::of),
                in.flag("mine", false));
    }

    private static boolean flag(String text) {
        return Choices.of(FLAGS, String::valueOf, text);
    }
}
