package org.landlord.adapter.rest.tenancy;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.Call;
import org.landlord.adapter.rest.Fields;
import org.landlord.adapter.rest.Input;
import org.landlord.adapter.rest.Posts;
import org.landlord.adapter.rest.Posts.Posted;
import org.landlord.adapter.rest.Reply;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Project;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.Slug;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.tenancy.CreateProject;
import org.landlord.port.in.tenancy.Projects;
import org.landlord.port.in.tenancy.UpdateProject;

/// The projects of an organization.
@Path("/v1/orgs/{orgId}/projects")
public class ProjectsResource {

    private record Listing(OrgId orgId, PageRequest page) {}

    private record Key(OrgId orgId, ProjectId projectId) {}

    private record Deletion(OrgId orgId, ProjectId projectId, Precondition precondition) {}

    private final Projects projects;
    private final Posts posts;

    ProjectsResource(Landlord landlord, Posts posts) {
        this.projects = landlord.projects();
        this.posts = posts;
    }

    @POST
    public Response create(@Context ResteasyReactiveRequestContext http) {
        Call call = new Call(http);
        return posts.answer(call, ProjectsResource::creation, command -> {
            Project project = projects.create(call.caller(), command);
            String location = "/v1/orgs/" + project.orgId() + "/projects/" + project.projectId();
            return new Posted(project.orgId(), Reply.created(location, project.version(), project, ProjectJson::write));
        });
    }

    @GET
    public Response list(@Context ResteasyReactiveRequestContext http) {
        Call call = new Call(http);
        Listing it = call.read(in -> new Listing(in.path("orgId", OrgId::new), in.page()));
        return Reply.of(projects.list(call.caller(), it.orgId(), it.page()), ProjectJson::write)
                .toResponse();
    }

    @GET
    @Path("/{projectId}")
    public Response get(@Context ResteasyReactiveRequestContext http) {
        Call call = new Call(http);
        Key key = call.read(in -> new Key(in.path("orgId", OrgId::new), in.path("projectId", ProjectId::new)));
        Project project = projects.get(call.caller(), key.orgId(), key.projectId());
        return Reply.ofOne(call, project.version(), project, ProjectJson::write);
    }

    @PATCH
    @Path("/{projectId}")
    public Response update(@Context ResteasyReactiveRequestContext http) {
        Call call = new Call(http);
        Project project = projects.update(call.caller(), call.read(ProjectsResource::change));
        return Reply.of(project.version(), project, ProjectJson::write).toResponse();
    }

    @DELETE
    @Path("/{projectId}")
    public Response delete(@Context ResteasyReactiveRequestContext http) {
        Call call = new Call(http);
        Deletion it = call.read(in ->
                new Deletion(in.path("orgId", OrgId::new), in.path("projectId", ProjectId::new), in.precondition()));
        projects.delete(call.caller(), it.orgId(), it.projectId(), it.precondition());
        return Response.noContent().build();
    }

    private static CreateProject creation(Input in) {
        Fields body = in.body();
        return new CreateProject(
                in.path("orgId", OrgId::new),
                body.optional("projectId", ProjectId::new),
                body.required("slug", Slug::new),
                body.required("name", Name::new),
                body.metadata("metadata"));
    }

    private static UpdateProject change(Input in) {
        Fields patch = in.patch();
        return new UpdateProject(
                in.path("orgId", OrgId::new),
                in.path("projectId", ProjectId::new),
                patch.changed("slug", Slug::new),
                patch.changed("name", Name::new),
                patch.metadataPatch("metadata"),
                in.precondition());
    }
}
