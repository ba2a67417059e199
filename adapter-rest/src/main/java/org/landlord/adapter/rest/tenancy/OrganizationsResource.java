package org.landlord.adapter.rest.tenancy;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.tenancy.CreateOrganization;
import org.landlord.port.in.tenancy.ListOrganizations;
import org.landlord.port.in.tenancy.MetadataMember;
import org.landlord.port.in.tenancy.Organizations;
import org.landlord.port.in.tenancy.UpdateOrganization;
import org.landlord.wire.json.tenancy.OrganizationJson;

/// Organizations.
@Path("/v1/orgs")
public class OrganizationsResource {

    private record Deletion(OrgId orgId, Precondition precondition) {}

    private final Organizations organizations;
    private final IdempotentPosts posts;

    OrganizationsResource(Landlord landlord, IdempotentPosts posts) {
        this.organizations = landlord.organizations();
        this.posts = posts;
    }

    @POST
    public Response create(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, OrganizationsResource::creation, command -> {
            Organization org = organizations.create(call.caller(), command);
            String location = "/v1/orgs/" + org.orgId();
            return new Posted(org.orgId(), ApiResponse.created(location, org.version(), org, OrganizationJson::write));
        });
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<ListOrganizations> it = call.readPage(in -> new ListOrganizations(
                in.query("slug", Slug::new),
                in.query("namePrefix", Name::new),
                in.query("metadata", MetadataMember::of)));
        return ApiResponse.of(organizations.list(call.caller(), it.query(), it.page()), OrganizationJson::write)
                .toResponse();
    }

    @GET
    @Path("/{orgId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Organization org = organizations.get(call.caller(), call.read(in -> in.path("orgId", OrgId::new)));
        return ApiResponse.ofOne(call, org.version(), org, OrganizationJson::write);
    }

    @PATCH
    @Path("/{orgId}")
    public Response update(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Organization org = organizations.update(call.caller(), call.read(OrganizationsResource::change));
        return ApiResponse.of(org.version(), org, OrganizationJson::write).toResponse();
    }

    @DELETE
    @Path("/{orgId}")
    public Response delete(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Deletion it = call.read(in -> new Deletion(in.path("orgId", OrgId::new), in.precondition()));
        organizations.delete(call.caller(), it.orgId(), it.precondition());
        return Response.noContent().build();
    }

    private static CreateOrganization creation(RequestReader in) {
        return OrganizationJson.readCreate(in.body());
    }

    private static UpdateOrganization change(RequestReader in) {
        return OrganizationJson.readUpdate(in.patch(), in.path("orgId", OrgId::new), in.precondition());
    }
}
