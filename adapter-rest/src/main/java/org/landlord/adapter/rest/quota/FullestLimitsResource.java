package org.landlord.adapter.rest.quota;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.quota.QuotaStatuses;
import org.landlord.wire.json.quota.QuotaStatusJson;

/// The fullest limits of all organizations.
@Path("/v1/quota-status")
public class FullestLimitsResource {

    private static final int DEFAULT_PERCENT = 80;

    private record Query(int over, int limit) {}

    private final QuotaStatuses statuses;

    FullestLimitsResource(Landlord landlord) {
        this.statuses = landlord.quotaStatuses();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Query it = call.read(in -> new Query(
                Objects.requireNonNullElse(in.query("over", RequestReader::smallNumber), DEFAULT_PERCENT),
                Objects.requireNonNullElse(in.query("limit", RequestReader::smallNumber), PageRequest.DEFAULT_LIMIT)));
        return ApiResponse.of(
                        new Page<>(statuses.fullest(call.caller(), it.over(), it.limit()), null),
                        QuotaStatusJson::write)
                .toResponse();
    }
}
