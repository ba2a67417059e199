package org.landlord.adapter.client.workflow;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.ApprovalStatus;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.Approvals;
import org.landlord.port.in.workflow.approval.DecideApproval;
import org.landlord.port.in.workflow.approval.ListApprovals;
import org.landlord.wire.json.workflow.ApprovalJson;

/// Approvals on a server.
public final class RemoteApprovals implements Approvals {

    private static final String ORGS = "orgs";
    private static final String APPROVALS = "approvals";

    private final HttpTransport transport;

    public RemoteApprovals(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Page<ApprovalView> list(Caller caller, ListApprovals query, PageRequest page) {
        return transport.send(listing(query, page)).page(ApprovalJson::read);
    }

    @Override
    public Page<ApprovalView> listOfAll(Caller caller, ListApprovals query, PageRequest page) {
        return transport.send(listing(query, page)).page(ApprovalJson::read);
    }

    private static ApiCall listing(ListApprovals query, PageRequest page) {
        ApprovalStatus status = query.status();
        return (query.orgId() == null ? ApiCall.get(APPROVALS) : ApiCall.get(ORGS, query.orgId(), APPROVALS))
                .query("projectId", query.projectId())
                .query("runId", query.runId())
                .query("workflow", query.workflow())
                .query("status", status == null ? null : (Object) status.label())
                .query("mine", query.mine() ? (Object) true : null)
                .page(page);
    }

    @Override
    public ApprovalView get(Caller caller, OrgId orgId, ApprovalId approvalId) {
        return transport.send(ApiCall.get(ORGS, orgId, APPROVALS, approvalId)).read(ApprovalJson::read);
    }

    @Override
    public ApprovalView decide(Caller caller, DecideApproval command) {
        return transport
                .send(ApiCall.post(ORGS, command.orgId(), APPROVALS, command.approvalId(), "decisions")
                        .json(command, ApprovalJson::writeDecide))
                .read(ApprovalJson::read);
    }
}
