package org.landlord.domain.workflow.approval;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Violations;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.workflow.NodeId;

/// A rule for approvals. Every policy that matches an approval applies: the strictest value of each
/// rule wins. See [ApprovalRules].
///
/// @param projectId matches approvals of this project; null for all projects
/// @param workflow matches approvals of this workflow; null for all workflows
/// @param nodeId matches approvals of this node; null for all nodes
/// @param requiredApprovals how many different people must approve, 1 to [#MAX_REQUIRED]. One denial
///     denies
/// @param selfApproval true if whoever launched or last resumed the run may decide
/// @param deadline after which the answer is a denial, from one second to 90 days after the request;
///     null for none
/// @param noteRequired true if a decision needs a note
public record ApprovalPolicy(
        OrgId orgId,
        PolicyId policyId,
        @Nullable ProjectId projectId,
        @Nullable Label workflow,
        @Nullable NodeId nodeId,
        Deciders deciders,
        int requiredApprovals,
        boolean selfApproval,
        @Nullable Duration deadline,
        boolean noteRequired,
        Instant createdAt,
        Instant updatedAt)
        implements Described {

    public static final int MAX_REQUIRED = 20;

    public static final Duration MIN_DEADLINE = Duration.ofSeconds(1);

    public static final Duration MAX_DEADLINE = Duration.ofDays(90);

    /// @throws org.landlord.domain.failure.InvalidInput naming what is out of range
    public ApprovalPolicy {
        if (!AsStored.isRead()) {
            check(requiredApprovals, deadline);
        }
        createdAt = Timestamps.check(createdAt);
        updatedAt = Timestamps.check(updatedAt);
    }

    /// @throws org.landlord.domain.failure.InvalidInput naming what is out of range
    public static void check(int requiredApprovals, @Nullable Duration deadline) {
        Violations violations = new Violations();
        if (requiredApprovals < 1 || requiredApprovals > MAX_REQUIRED) {
            violations.add("requiredApprovals", "must be from 1 to " + MAX_REQUIRED);
        }
        if (deadline != null && (deadline.compareTo(MIN_DEADLINE) < 0 || deadline.compareTo(MAX_DEADLINE) > 0)) {
            violations.add(
                    "deadlineSeconds",
                    "must be from " + MIN_DEADLINE.toSeconds() + " to " + MAX_DEADLINE.toSeconds() + " seconds");
        }
        violations.throwIfAny();
    }

    /// True if the policy applies to approvals of this node.
    public boolean matches(ProjectId project, Label ofWorkflow, NodeId node) {
        return (projectId == null || projectId.equals(project))
                && (workflow == null || workflow.equals(ofWorkflow))
                && (nodeId == null || nodeId.equals(node));
    }

    public Version version() {
        return Version.of(
                orgId,
                policyId,
                projectId,
                workflow,
                nodeId,
                deciders,
                requiredApprovals,
                selfApproval,
                deadline,
                noteRequired,
                createdAt,
                updatedAt);
    }

    @Override
    public Fields fields() {
        return new Fields()
                .text("projectId", projectId)
                .text("workflow", workflow)
                .text("nodeId", nodeId)
                .list("deciders", deciders.texts())
                .number("requiredApprovals", requiredApprovals)
                .text("selfApproval", selfApproval)
                .text("deadline", deadline)
                .text("noteRequired", noteRequired);
    }
}
