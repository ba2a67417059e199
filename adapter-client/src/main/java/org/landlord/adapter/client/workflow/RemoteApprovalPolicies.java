package org.landlord.adapter.client.workflow;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.approval.ApprovalPolicies;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;
import org.landlord.wire.json.workflow.ApprovalPolicyJson;

/// Approval policies on a server.
public final class RemoteApprovalPolicies implements ApprovalPolicies {

    private static final String POLICIES = "approval-policies";

    private final HttpTransport transport;

    public RemoteApprovalPolicies(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Upserted<ApprovalPolicy> put(Caller caller, PutApprovalPolicy command) {
        return transport
                .send(ApiCall.put("orgs", command.orgId(), POLICIES, command.policyId())
                        .precondition(command.precondition())
                        .json(command, ApprovalPolicyJson::writePut))
                .upserted(ApprovalPolicyJson::read);
    }

    @Override
    public Page<ApprovalPolicy> list(Caller caller, OrgId orgId, PageRequest page) {
        return transport.send(ApiCall.get("orgs", orgId, POLICIES).page(page)).page(ApprovalPolicyJson::read);
    }

    @Override
    public ApprovalPolicy get(Caller caller, OrgId orgId, PolicyId policyId) {
        return transport.send(ApiCall.get("orgs", orgId, POLICIES, policyId)).read(ApprovalPolicyJson::read);
    }

    @Override
    public void delete(Caller caller, OrgId orgId, PolicyId policyId, Precondition precondition) {
        transport.send(ApiCall.delete("orgs", orgId, POLICIES, policyId).precondition(precondition));
    }
}
