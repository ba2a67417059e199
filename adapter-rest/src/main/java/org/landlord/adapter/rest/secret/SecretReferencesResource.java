package org.landlord.adapter.rest.secret;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Choices;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.secret.PutSecretReference;
import org.landlord.port.in.secret.SecretReferences;
import org.landlord.wire.json.secret.SecretReferenceJson;

/// The secret references of an organization: `?projectId=` names those of a project.
@Path("/v1/orgs/{orgId}/secret-refs")
public class SecretReferencesResource {

    private static final String[] SCOPES = {"org"};

    private record Listing(OrgId orgId, SecretScope scope, PageRequest page) {}

    private record Deletion(SecretKey key, Precondition precondition) {}

    private final SecretReferences secrets;

    SecretReferencesResource(Landlord landlord) {
        this.secrets = landlord.secretReferences();
    }

    @GET
    public Response list(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it = call.read(in -> new Listing(in.path("orgId", OrgId::new), scope(in), in.page()));
        return ApiResponse.of(
                        secrets.list(call.caller(), it.orgId(), it.scope(), it.page()), SecretReferenceJson::write)
                .toResponse();
    }

    @GET
    @Path("/{name}")
    public Response get(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        SecretReference secret = secrets.get(call.caller(), call.read(SecretReferencesResource::key));
        return ApiResponse.ofOne(call, secret.version(), secret, SecretReferenceJson::write);
    }

    @PUT
    @Path("/{name}")
    public Response put(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        Upserted<SecretReference> secret = secrets.put(call.caller(), call.read(SecretReferencesResource::putting));
        return ApiResponse.of(secret, secret.value().version(), SecretReferenceJson::write)
                .toResponse();
    }

    @DELETE
    @Path("/{name}")
    public Response delete(@Context ResteasyReactiveRequestContext http) {
        ApiRequest call = new ApiRequest(http);
        Deletion it = call.read(in -> new Deletion(key(in), in.precondition()));
        secrets.delete(call.caller(), it.key(), it.precondition());
        return Response.noContent().build();
    }

    private static SecretKey key(RequestReader in) {
        return new SecretKey(
                in.path("orgId", OrgId::new), in.query("projectId", ProjectId::new), in.path("name", SecretName::new));
    }

    private static SecretScope scope(RequestReader in) {
        ProjectId projectId = in.query("projectId", ProjectId::new);
        String scope = in.query("scope", text -> Choices.of(SCOPES, label -> label, text));
        if (projectId == null) {
            return scope == null ? new SecretScope.Everything() : new SecretScope.OrgWide();
        }
        if (scope != null) {
            in.refuse("scope", "must not be given together with projectId");
        }
        return new SecretScope.OfProject(projectId);
    }

    private static PutSecretReference putting(RequestReader in) {
        return SecretReferenceJson.readPut(in.body(), key(in), in.precondition());
    }
}
