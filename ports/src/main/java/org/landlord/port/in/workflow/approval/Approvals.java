package org.landlord.port.in.workflow.approval;

import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;

/// Approvals that runs wait for, and those that were decided.
public interface Approvals {

    /// Lists approvals of an organization or a project, by the time of the request, the latest
    /// first. With `mine`, a page may have fewer items than requested, or none, and still have a
    /// cursor.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or project
    @Needs(Operation.LIST_APPROVALS)
    Page<ApprovalView> list(Caller caller, ListApprovals query, PageRequest page);

    /// Lists approvals of all organizations, by the time of the request, the latest first.
    @Needs(Operation.LIST_ALL_APPROVALS)
    Page<ApprovalView> listOfAll(Caller caller, ListApprovals query, PageRequest page);

    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or approval
    @Needs(Operation.GET_APPROVAL)
    ApprovalView get(Caller caller, OrgId orgId, ApprovalId approvalId);

    /// Decides an approval. The decision is stored first. When enough people agree, or one denies, the
    /// outcome is sent to the gateway; one that does not respond gets it later. The same decision again
    /// changes nothing; while the approval is pending, another decision of the same caller replaces the
    /// first. Audited as `approval.decide`, and its outcome as `approval.end`.
    ///
    /// @throws org.landlord.domain.failure.NotFound if there is no such organization or approval
    /// @throws org.landlord.domain.failure.Forbidden if a policy does not let the caller decide
    /// @throws org.landlord.domain.failure.InvalidInput if the value does not fit, or a policy requires
    ///     a note
    /// @throws org.landlord.domain.failure.Conflict if it was decided otherwise, or the run no longer
    ///     waits for it
    @Needs(Operation.DECIDE_APPROVAL)
    ApprovalView decide(Caller caller, DecideApproval command);
}
