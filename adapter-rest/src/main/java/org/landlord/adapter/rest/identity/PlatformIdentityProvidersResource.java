package org.landlord.adapter.rest.identity;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Timestamps;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.identity.ListPlatformIdentityProviders;
import org.landlord.wire.json.identity.IdentityProviderJson;

/// The identity providers of all organizations.
@Path("/v1/identity-providers")
public class PlatformIdentityProvidersResource {

    private record Listing(ListPlatformIdentityProviders query, PageRequest page) {}

    private final IdentityProviders providers;

    PlatformIdentityProvidersResource(Landlord landlord) {
        this.providers = landlord.identityProviders();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it = call.read(in -> new Listing(
                new ListPlatformIdentityProviders(
                        in.query("status", Label::new), in.query("certificateExpiresBefore", Timestamps::parse)),
                in.page()));
        return ApiResponse.of(providers.listAll(call.caller(), it.query(), it.page()), IdentityProviderJson::write)
                .toResponse();
    }
}
