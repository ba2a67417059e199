package org.landlord.adapter.rest.workflow;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.workflow.approval.ApprovalView;
import org.landlord.port.in.workflow.approval.Approvals;
import org.landlord.port.in.workflow.approval.DecideApproval;
import org.landlord.port.in.workflow.approval.ListApprovals;
import org.landlord.wire.json.workflow.ApprovalJson;

/// The approvals of an organization.
@Path("/v1/orgs/{orgId}/approvals")
public class ApprovalsResource {

    private record Key(OrgId orgId, ApprovalId approvalId) {}

    private final Approvals approvals;
    private final IdempotentPosts posts;

    ApprovalsResource(Landlord landlord, IdempotentPosts posts) {
        this.approvals = landlord.approvals();
        this.posts = posts;
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListApprovals> it = call.readPage(RunQueries::approvalsOfOrganization);
        return ApiResponse.of(approvals.list(call.caller(), it.query(), it.page()), ApprovalJson::write)
                .toResponse();
    }

    @GET
    @Path("/{approvalId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(ApprovalsResource::key);
        ApprovalView approval = approvals.get(call.caller(), key.orgId(), key.approvalId());
        return ApiResponse.ofOne(call, approval.version(), approval, ApprovalJson::write);
    }

    @POST
    @Path("/{approvalId}/decisions")
    @RunOnVirtualThread
    public Response decide(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answerApart(call, ApprovalsResource::decision, command -> {
            ApprovalView decided = approvals.decide(call.caller(), command);
            return new Posted(command.orgId(), ApiResponse.of(200, decided, ApprovalJson::write));
        });
    }

    private static DecideApproval decision(RequestReader in) {
        Key key = key(in);
        return ApprovalJson.readDecide(in.body(), key.orgId(), key.approvalId());
    }

    private static Key key(RequestReader in) {
        return new Key(in.path("orgId", OrgId::new), in.path("approvalId", ApprovalId::new));
    }
}
