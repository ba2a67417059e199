package org.landlord.adapter.rest.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.shared.Timestamps;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.wire.json.access.ApiKeyJson;

/// The API keys of the platform and of all organizations that expire soon.
@Path("/v1/expiring-api-keys")
public class ExpiringApiKeysResource {

    private record Query(@Nullable Instant expiresBefore) {}

    private final ApiKeys keys;

    ExpiringApiKeysResource(Landlord landlord) {
        this.keys = landlord.apiKeys();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<Query> it = call.readPage(in -> new Query(in.query("expiresBefore", Timestamps::parse)));
        return ApiResponse.of(
                        keys.listExpiring(call.caller(), it.query().expiresBefore(), it.page()), ApiKeyJson::write)
                .toResponse();
    }
}
