package org.landlord.adapter.rest.workflow;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.workflow.ListWorkflows;
import org.landlord.port.in.workflow.Workflows;
import org.landlord.wire.json.workflow.WorkflowJson;

/// The workflows of all gateways that an organization can use.
@Path("/v1/orgs/{orgId}/workflows")
public class WorkflowsResource {

    private final Workflows workflows;

    WorkflowsResource(Landlord landlord) {
        this.workflows = landlord.workflows();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListWorkflows> it = call.readPage(in -> new ListWorkflows(
                in.path("orgId", OrgId::new),
                in.query("projectId", ProjectId::new),
                in.query("gatewayId", GatewayId::new)));
        return ApiResponse.of(workflows.list(call.caller(), it.query(), it.page()), WorkflowJson::write)
                .toResponse();
    }
}
