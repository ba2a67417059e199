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
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.TeamMember;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.tenancy.PutTeamMember;
import org.landlord.port.in.tenancy.Teams;
import org.landlord.wire.json.tenancy.TeamMemberJson;

/// The members of a team.
@Path("/v1/orgs/{orgId}/teams/{teamId}/members")
public class TeamMembersResource {

    private record Listing(OrgId orgId, TeamId teamId, PageRequest page) {}

    private record Key(OrgId orgId, TeamId teamId, UserId userId) {}

    private record Removal(OrgId orgId, TeamId teamId, UserId userId, Precondition precondition) {}

    private final Teams teams;

    TeamMembersResource(Landlord landlord) {
        this.teams = landlord.teams();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it =
                call.read(in -> new Listing(in.path("orgId", OrgId::new), in.path("teamId", TeamId::new), in.page()));
        return ApiResponse.of(
                        teams.listMembers(call.caller(), it.orgId(), it.teamId(), it.page()), TeamMemberJson::write)
                .toResponse();
    }

    @GET
    @Path("/{userId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(in ->
                new Key(in.path("orgId", OrgId::new), in.path("teamId", TeamId::new), in.path("userId", UserId::new)));
        TeamMember member = teams.getMember(call.caller(), key.orgId(), key.teamId(), key.userId());
        return ApiResponse.ofOne(call, member.version(), member, TeamMemberJson::write);
    }

    @PUT
    @Path("/{userId}")
    public Response put(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        PutTeamMember command = call.read(in -> TeamMemberJson.readPut(
                in.bodyOrNothing(),
                in.path("orgId", OrgId::new),
                in.path("teamId", TeamId::new),
                in.path("userId", UserId::new),
                in.precondition()));
        Upserted<TeamMember> member = teams.putMember(call.caller(), command);
        return ApiResponse.of(member, member.value().version(), TeamMemberJson::write)
                .toResponse();
    }

    @DELETE
    @Path("/{userId}")
    public Response remove(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Removal it = call.read(in -> new Removal(
                in.path("orgId", OrgId::new),
                in.path("teamId", TeamId::new),
                in.path("userId", UserId::new),
                in.precondition()));
        teams.removeMember(call.caller(), it.orgId(), it.teamId(), it.userId(), it.precondition());
        return Response.noContent().build();
    }
}
