package org.landlord.adapter.client.workflow;

import org.landlord.adapter.client.shared.ApiCall;
import org.landlord.adapter.client.shared.HttpTransport;
import org.landlord.domain.access.Caller;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.workflow.ListWorkflows;
import org.landlord.port.in.workflow.WorkflowView;
import org.landlord.port.in.workflow.Workflows;
import org.landlord.wire.json.workflow.WorkflowJson;

/// Workflows on a server.
public final class RemoteWorkflows implements Workflows {

    private final HttpTransport transport;

    public RemoteWorkflows(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public Page<WorkflowView> list(Caller caller, ListWorkflows query, PageRequest page) {
        return transport
                .send(ApiCall.get("orgs", query.orgId(), "workflows")
                        .query("projectId", query.projectId())
                        .query("gatewayId", query.gatewayId())
                        .page(page))
                .page(WorkflowJson::read);
    }
}
