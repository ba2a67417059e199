package org.landlord.adapter.rest.tenancy;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgMember;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.PutOrgMember;
import org.landlord.wire.json.tenancy.OrgMemberJson;

/// The members of an organization.
@Path("/v1/orgs/{orgId}/members")
public class OrgMembersResource {

    private record Listing(OrgId orgId, @Nullable OrgRole role) {}

    private record Key(OrgId orgId, UserId userId) {}

    private record Removal(OrgId orgId, UserId userId, Precondition precondition) {}

    private final Organizations organizations;

    OrgMembersResource(Landlord landlord) {
        this.organizations = landlord.organizations();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<Listing> it =
                call.readPage(in -> new Listing(in.path("orgId", OrgId::new), in.query("role", OrgRole::of)));
        return ApiResponse.of(
                        organizations.listMembers(
                                call.caller(), it.query().orgId(), it.query().role(), it.page()),
                        OrgMemberJson::write)
                .toResponse();
    }

    @GET
    @Path("/{userId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(in -> new Key(in.path("orgId", OrgId::new), in.path("userId", UserId::new)));
        OrgMember member = organizations.getMember(call.caller(), key.orgId(), key.userId());
        return ApiResponse.ofOne(call, member.version(), member, OrgMemberJson::write);
    }

    @PUT
    @Path("/{userId}")
    public Response put(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        PutOrgMember command = call.read(in -> OrgMemberJson.readPut(
                in.body(), in.path("orgId", OrgId::new), in.path("userId", UserId::new), in.precondition()));
        Upserted<OrgMember> member = organizations.putMember(call.caller(), command);
        return ApiResponse.of(member, member.value().version(), OrgMemberJson::write)
                .toResponse();
    }

    @DELETE
    @Path("/{userId}")
    public Response remove(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Removal it = call.read(
                in -> new Removal(in.path("orgId", OrgId::new), in.path("userId", UserId::new), in.precondition()));
        organizations.removeMember(call.caller(), it.orgId(), it.userId(), it.precondition());
        return Response.noContent().build();
    }
}
