package org.landlord.adapter.rest.tenancy;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.ProjectTeamGrant;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.PutProjectTeam;
import org.landlord.wire.json.tenancy.ProjectTeamJson;

/// The teams that have access to a project.
@Path("/v1/orgs/{orgId}/projects/{projectId}/teams")
public class ProjectTeamsResource {

    private record Listing(OrgId orgId, ProjectId projectId, PageRequest page) {}

    private record Key(OrgId orgId, ProjectId projectId, TeamId teamId) {}

    private record Removal(OrgId orgId, ProjectId projectId, TeamId teamId, Precondition precondition) {}

    private final Projects projects;

    ProjectTeamsResource(Landlord landlord) {
        this.projects = landlord.projects();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it = call.read(
                in -> new Listing(in.path("orgId", OrgId::new), in.path("projectId", ProjectId::new), in.page()));
        return ApiResponse.of(
                        projects.listTeams(call.caller(), it.orgId(), it.projectId(), it.page()),
                        ProjectTeamJson::write)
                .toResponse();
    }

    @GET
    @Path("/{teamId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(in -> new Key(
                in.path("orgId", OrgId::new), in.path("projectId", ProjectId::new), in.path("teamId", TeamId::new)));
        ProjectTeamGrant grant = projects.getTeam(call.caller(), key.orgId(), key.projectId(), key.teamId());
        return ApiResponse.ofOne(call, grant.version(), grant, ProjectTeamJson::write);
    }

    @PUT
    @Path("/{teamId}")
    public Response put(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        PutProjectTeam command = call.read(in -> ProjectTeamJson.readPut(
                in.bodyOrNothing(),
                in.path("orgId", OrgId::new),
                in.path("projectId", ProjectId::new),
                in.path("teamId", TeamId::new),
                in.precondition()));
        Upserted<ProjectTeamGrant> grant = projects.putTeam(call.caller(), command);
        return ApiResponse.of(grant, grant.value().version(), ProjectTeamJson::write)
                .toResponse();
    }

    @DELETE
    @Path("/{teamId}")
    public Response remove(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Removal it = call.read(in -> new Removal(
                in.path("orgId", OrgId::new),
                in.path("projectId", ProjectId::new),
                in.path("teamId", TeamId::new),
                in.precondition()));
        projects.removeTeam(call.caller(), it.orgId(), it.projectId(), it.teamId(), it.precondition());
        return Response.noContent().build();
    }
}
