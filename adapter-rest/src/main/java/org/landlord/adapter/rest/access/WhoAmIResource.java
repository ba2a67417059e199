package org.landlord.adapter.rest.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.Access;
import org.landlord.port.in.access.WhoAmI;

/// Who the caller is.
@Path("/v1/whoami")
public class WhoAmIResource {

    private final Access access;

    WhoAmIResource(Landlord landlord) {
        this.access = landlord.access();
    }

    @GET
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        call.read(_ -> true);
        return ApiResponse.of(200, access.whoAmI(call.caller()), WhoAmIResource::write)
                .toResponse();
    }

    private static void write(WhoAmI who, ObjectWriter out) {
        OrgRole role = who.role();
        out.text("actorId", who.actorId())
                .text("actorKind", who.actorKind().label())
                .text("orgId", who.orgId())
                .text("role", role == null ? null : role.label())
                .texts(
                        "permissions",
                        who.permissions().stream()
                                .map(Permission::label)
                                .sorted()
                                .toList())
                .array(
                        "projects",
                        who.projects(),
                        (in, to) -> to.text("projectId", in.projectId())
                                .texts(
                                        "roles",
                                        in.roles().stream()
                                                .map(ProjectRole::label)
                                                .sorted()
                                                .toList()))
                .bool("groupsOverage", who.groupsOverage());
    }
}
