package org.landlord.port.out.workflow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.PolicyId;

/// The approval policies of organizations.
public interface ApprovalPolicyStore {

    /// Inserts or replaces the policy with the same id.
    void put(ApprovalPolicy policy);

    void delete(OrgId orgId, PolicyId policyId);

    Optional<ApprovalPolicy> find(OrgId orgId, PolicyId policyId);

    /// By id.
    List<ApprovalPolicy> list(OrgId orgId, @Nullable PolicyId after, int limit);

    /// The number of policies of an organization.
    int count(OrgId orgId);
}
