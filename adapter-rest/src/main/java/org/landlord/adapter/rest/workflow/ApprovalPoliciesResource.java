package org.landlord.adapter.rest.workflow;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.approval.ApprovalPolicy;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.approval.ApprovalPolicies;
import org.landlord.port.in.workflow.approval.PutApprovalPolicy;
import org.landlord.wire.json.workflow.ApprovalPolicyJson;

/// The approval policies of an organization.
@Path("/v1/orgs/{orgId}/approval-policies")
public class ApprovalPoliciesResource {

    private record Key(OrgId orgId, PolicyId policyId) {}

    private record Deletion(OrgId orgId, PolicyId policyId, Precondition precondition) {}

    private final ApprovalPolicies policies;

    ApprovalPoliciesResource(Landlord landlord) {
        this.policies = landlord.approvalPolicies();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<OrgId> it = call.readPage(in -> in.path("orgId", OrgId::new));
        return ApiResponse.of(policies.list(call.caller(), it.query(), it.page()), ApprovalPolicyJson::write)
                .toResponse();
    }

    @GET
    @Path("/{policyId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(in -> new Key(in.path("orgId", OrgId::new), in.path("policyId", PolicyId::new)));
        ApprovalPolicy policy = policies.get(call.caller(), key.orgId(), key.policyId());
        return ApiResponse.ofOne(call, policy.version(), policy, ApprovalPolicyJson::write);
    }

    @PUT
    @Path("/{policyId}")
    public Response put(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        PutApprovalPolicy command = call.read(in -> ApprovalPolicyJson.readPut(
                in.body(), in.path("orgId", OrgId::new), in.path("policyId", PolicyId::new), in.precondition()));
        Upserted<ApprovalPolicy> policy = policies.put(call.caller(), command);
        return ApiResponse.of(policy, policy.value().version(), ApprovalPolicyJson::write)
                .toResponse();
    }

    @DELETE
    @Path("/{policyId}")
    public Response delete(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Deletion it = call.read(in ->
                new Deletion(in.path("orgId", OrgId::new), in.path("policyId", PolicyId::new), in.precondition()));
        policies.delete(call.caller(), it.orgId(), it.policyId(), it.precondition());
        return Response.noContent().build();
    }
}
