package org.landlord.adapter.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.Caller;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.Approvals;
import org.landlord.port.in.workflow.approval.DecideApproval;
import org.landlord.port.in.workflow.approval.ListApprovals;

/// Knows one approval, and remembers what it was asked.
final class ApprovalsDouble implements Approvals {

    final List<Object> asked = new ArrayList<>();

    /// Why a decision fails.
    @Nullable
    Failure failure;

    private final ApprovalView approval;

    ApprovalsDouble(ApprovalView approval) {
        this.approval = approval;
    }

    @Override
    public Page<ApprovalView> list(Caller caller, ListApprovals query, PageRequest page) {
        asked.add(query);
        return new Page<>(List.of(approval), null);
    }

    @Override
    public Page<ApprovalView> listOfAll(Caller caller, ListApprovals query, PageRequest page) {
        asked.add(query);
        return new Page<>(List.of(approval), null);
    }

    @Override
    public ApprovalView get(Caller caller, OrgId orgId, ApprovalId approvalId) {
        asked.add(approvalId);
        return approval;
    }

    @Override
    public ApprovalView decide(Caller caller, DecideApproval command) {
        asked.add(command);
        if (failure != null) {
            throw failure;
        }
        return approval;
    }
}
