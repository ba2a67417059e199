package org.landlord.port.in.workflow.approval;

import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Policies for approvals. They apply from the moment that they are stored, to pending approvals too.
public interface ApprovalPolicies {

    /// The maximum number of policies of an organization.
    int MAX_POLICIES = 200;

    /// Creates or replaces a policy. Audited as `approval_policy.upsert`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    /// @throws org.landlord.domain.failure.InvalidInput if it names a project or team that does not
    ///     exist
    /// @throws org.landlord.domain.failure.Conflict if the organization has [#MAX_POLICIES] policies
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.PUT_APPROVAL_POLICY)
    Upserted<ApprovalPolicy> put(Caller caller, PutApprovalPolicy command);

    /// Lists policies by id.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization
    @Needs(Operation.LIST_APPROVAL_POLICIES)
    Page<ApprovalPolicy> list(Caller caller, OrgId orgId, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or policy
    @Needs(Operation.GET_APPROVAL_POLICY)
    ApprovalPolicy get(Caller caller, OrgId orgId, PolicyId policyId);

    /// Deletes a policy. Audited as `approval_policy.delete`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or policy
    /// @throws org.landlord.domain.failure.PreconditionFailed if the precondition does not hold
    @Needs(Operation.DELETE_APPROVAL_POLICY)
    void delete(Caller caller, OrgId orgId, PolicyId policyId, Precondition precondition);
}
