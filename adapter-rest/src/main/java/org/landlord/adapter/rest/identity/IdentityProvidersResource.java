package org.landlord.adapter.rest.identity;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.identity.CreateIdentityProvider;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.wire.json.identity.IdentityProviderJson;
import org.landlord.wire.json.identity.ProviderTestJson;

/// The identity providers of an organization.
@Path("/v1/orgs/{orgId}/identity-providers")
public class IdentityProvidersResource {

    private record Listing(OrgId orgId, @Nullable Label status, PageRequest page) {}

    private record Key(OrgId orgId, ProviderId providerId) {}

    private record Deletion(OrgId orgId, ProviderId providerId, Precondition precondition) {}

    private final IdentityProviders providers;
    private final IdempotentPosts posts;

    IdentityProvidersResource(Landlord landlord, IdempotentPosts posts) {
        this.providers = landlord.identityProviders();
        this.posts = posts;
    }

    @POST
    public Response create(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answer(call, IdentityProvidersResource::creation, command -> {
            IdentityProviderView made = providers.create(call.caller(), command);
            String location = "/v1/orgs/" + made.provider().orgId() + "/identity-providers/"
                    + made.provider().providerId();
            return new Posted(
                    made.provider().orgId(),
                    ApiResponse.created(location, made.version(), made, IdentityProviderJson::write));
        });
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it =
                call.read(in -> new Listing(in.path("orgId", OrgId::new), in.query("status", Label::new), in.page()));
        return ApiResponse.of(
                        providers.list(call.caller(), it.orgId(), it.status(), it.page()), IdentityProviderJson::write)
                .toResponse();
    }

    @GET
    @Path("/{providerId}")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Key key = call.read(in -> new Key(in.path("orgId", OrgId::new), in.path("providerId", ProviderId::new)));
        IdentityProviderView provider = providers.get(call.caller(), key.orgId(), key.providerId());
        return ApiResponse.ofOne(call, provider.version(), provider, IdentityProviderJson::write);
    }

    @PUT
    @Path("/{providerId}")
    public Response put(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        PutIdentityProvider command = call.read(in -> IdentityProviderJson.readPut(
                in.body(), in.path("orgId", OrgId::new), in.path("providerId", ProviderId::new), in.precondition()));
        Upserted<IdentityProviderView> provider = providers.put(call.caller(), command);
        return ApiResponse.of(provider, provider.value().version(), IdentityProviderJson::write)
                .toResponse();
    }

    @POST
    @Path("/{providerId}/test")
    public Response test(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        return posts.answerApart(
                call,
                in -> new Key(in.path("orgId", OrgId::new), in.path("providerId", ProviderId::new)),
                key -> new Posted(
                        key.orgId(),
                        ApiResponse.of(
                                200,
                                providers.test(call.caller(), key.orgId(), key.providerId()),
                                ProviderTestJson::write)));
    }

    @DELETE
    @Path("/{providerId}")
    public Response delete(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Deletion it = call.read(in ->
                new Deletion(in.path("orgId", OrgId::new), in.path("providerId", ProviderId::new), in.precondition()));
        providers.delete(call.caller(), it.orgId(), it.providerId(), it.precondition());
        return Response.noContent().build();
    }

    private static CreateIdentityProvider creation(RequestReader in) {
        return IdentityProviderJson.readCreate(in.body(), in.path("orgId", OrgId::new));
    }
}
