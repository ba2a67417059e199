package org.landlord.adapter.rest.workflow;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.workflow.approval.Approvals;
import org.landlord.port.in.workflow.approval.ListApprovals;
import org.landlord.wire.json.workflow.ApprovalJson;

/// The approvals of all organizations.
@Path("/v1/approvals")
public class AllApprovalsResource {

    private final Approvals approvals;

    AllApprovalsResource(Landlord landlord) {
        this.approvals = landlord.approvals();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListApprovals> it = call.readPage(RunQueries::allApprovals);
        return ApiResponse.of(approvals.listOfAll(call.caller(), it.query(), it.page()), ApprovalJson::write)
                .toResponse();
    }
}
