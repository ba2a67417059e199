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
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Team;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.tenancy.CreateTeam;
import org.landlord.port.in.tenancy.Teams;
import org.landlord.port.in.tenancy.UpdateTeam;
import org.landlord.wire.json.tenancy.TeamJson;

/// The teams of an organization.
@Path("/v1/orgs/{orgId}/teams")
public class TeamsResource {

    private record Key(OrgId orgId, TeamId teamId) {}

    private record Deletion(OrgId orgId, TeamId teamId, Precondition precondition) {}

    private final Teams teams;
    private final IdempotentPosts posts;

    TeamsResource(Landlord landlord, IdempotentPosts posts) {
        this.teams = landlord.teams();
        this.posts = posts;
    }

    @POST
    public Response create(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, TeamsResource::creation, command -> {
            Team team = teams.create(call.caller(), command);
            String location = "/v1/orgs/" + team.orgId() + "/teams/" + team.teamId();
            return new Posted(team.orgId(), ApiResponse.created(location, team.version(), team, TeamJson::write));
        });
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<OrgId> it = call.readPage(in -> in.path("orgId", OrgId::new));
        return ApiResponse.of(teams.list(call.caller(), it.query(), it.page()), TeamJson::write)
                .toResponse();
    }

    @GET
    @Path("/{teamId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(in -> new Key(in.path("orgId", OrgId::new), in.path("teamId", TeamId::new)));
        Team team = teams.get(call.caller(), key.orgId(), key.teamId());
        return ApiResponse.ofOne(call, team.version(), team, TeamJson::write);
    }

    @PATCH
    @Path("/{teamId}")
    public Response update(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Team team = teams.update(call.caller(), call.read(TeamsResource::change));
        return ApiResponse.of(team.version(), team, TeamJson::write).toResponse();
    }

    @DELETE
    @Path("/{teamId}")
    public Response delete(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Deletion it = call.read(
                in -> new Deletion(in.path("orgId", OrgId::new), in.path("teamId", TeamId::new), in.precondition()));
        teams.delete(call.caller(), it.orgId(), it.teamId(), it.precondition());
        return Response.noContent().build();
    }

    private static CreateTeam creation(RequestReader in) {
        return TeamJson.readCreate(in.body(), in.path("orgId", OrgId::new));
    }

    private static UpdateTeam change(RequestReader in) {
        return TeamJson.readUpdate(
                in.patch(), in.path("orgId", OrgId::new), in.path("teamId", TeamId::new), in.precondition());
    }
}
