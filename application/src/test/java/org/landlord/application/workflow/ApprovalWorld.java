package org.landlord.application.workflow;

import static org.landlord.application.workflow.WorkflowWorld.ACME;
import static org.landlord.application.workflow.WorkflowWorld.OPERATOR;
import static org.landlord.application.workflow.WorkflowWorld.PROJECT;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.workflow.approval.Approval;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.domain.workflow.approval.Deciders;
import org.landlord.domain.workflow.approval.Outcome;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.DecideApproval;
import org.landlord.port.in.workflow.approval.ListApprovals;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;

/// An approval in a world of its own, and what people do with it.
abstract class ApprovalWorld {

    final WorkflowWorld world = new WorkflowWorld();
    final Caller alice = WorkflowWorld.user(ACME, "alice");
    final Caller bob = WorkflowWorld.user(ACME, "bob");
    final Caller carol = WorkflowWorld.user(ACME, "carol");

    ApprovalView decide(Caller caller, Approval approval, boolean approved, @Nullable ApprovalValue value) {
        return decide(caller, approval, approved, null, value);
    }

    ApprovalView decide(
            Caller caller, Approval approval, boolean approved, @Nullable String note, @Nullable ApprovalValue value) {
        return world.landlord
                .approvals()
                .decide(caller, new DecideApproval(approval.orgId(), approval.approvalId(), approved, note, value));
    }

    Approval stored(Approval approval) {
        return world.landlord
                .approvals()
                .get(OPERATOR, approval.orgId(), approval.approvalId())
                .approval();
    }

    Outcome outcome(Approval approval) {
        return Objects.requireNonNull(stored(approval).outcome());
    }

    void policy(String id, Deciders deciders, int required, boolean self, @Nullable Duration deadline) {
        world.landlord
                .approvalPolicies()
                .put(
                        OPERATOR,
                        new PutApprovalPolicy(
                                ACME,
                                new PolicyId(id),
                                null,
                                null,
                                null,
                                deciders,
                                required,
                                self,
                                deadline,
                                false,
                                Precondition.none()));
    }

    List<ApprovalView> mine(Caller caller) {
        return world.landlord
                .approvals()
                .list(caller, new ListApprovals(ACME, PROJECT, null, null, null, true), new PageRequest(10, null))
                .items();
    }
}
