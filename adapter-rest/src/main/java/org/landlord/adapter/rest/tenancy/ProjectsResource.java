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
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.UpdateProject;
import org.landlord.wire.json.tenancy.ProjectJson;

/// The projects of an organization.
@Path("/v1/orgs/{orgId}/projects")
public class ProjectsResource {

    private record Key(OrgId orgId, ProjectId projectId) {}

    private record Deletion(OrgId orgId, ProjectId projectId, Precondition precondition) {}

    private final Projects projects;
    private final IdempotentPosts posts;

    ProjectsResource(Landlord landlord, IdempotentPosts posts) {
        this.projects = landlord.projects();
        this.posts = posts;
    }

    @POST
    public Response create(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, ProjectsResource::creation, command -> {
            Project project = projects.create(call.caller(), command);
            String location = "/v1/orgs/" + project.orgId() + "/projects/" + project.projectId();
            return new Posted(
                    project.orgId(), ApiResponse.created(location, project.version(), project, ProjectJson::write));
        });
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<OrgId> it = call.readPage(in -> in.path("orgId", OrgId::new));
        return ApiResponse.of(projects.list(call.caller(), it.query(), it.page()), ProjectJson::write)
                .toResponse();
    }

    @GET
    @Path("/{projectId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(in -> new Key(in.path("orgId", OrgId::new), in.path("projectId", ProjectId::new)));
        Project project = projects.get(call.caller(), key.orgId(), key.projectId());
        return ApiResponse.ofOne(call, project.version(), project, ProjectJson::write);
    }

    @PATCH
    @Path("/{projectId}")
    public Response update(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Project project = projects.update(call.caller(), call.read(ProjectsResource::change));
        return ApiResponse.of(project.version(), project, ProjectJson::write).toResponse();
    }

    @DELETE
    @Path("/{projectId}")
    public Response delete(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Deletion it = call.read(in ->
                new Deletion(in.path("orgId", OrgId::new), in.path("projectId", ProjectId::new), in.precondition()));
        projects.delete(call.caller(), it.orgId(), it.projectId(), it.precondition());
        return Response.noContent().build();
    }

    private static CreateProject creation(RequestReader in) {
        return ProjectJson.readCreate(in.body(), in.path("orgId", OrgId::new));
    }

    private static UpdateProject change(RequestReader in) {
        return ProjectJson.readUpdate(
                in.patch(), in.path("orgId", OrgId::new), in.path("projectId", ProjectId::new), in.precondition());
    }
}
