package org.landlord.adapter.rest.quota;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.quota.QuotaStatus;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.quota.QuotaStatuses;
import org.landlord.wire.json.quota.QuotaStatusJson;

/// The states of the limits of an organization.
@Path("/v1/orgs/{orgId}/quota-status")
public class QuotaStatusResource {

    private record Listing(OrgId orgId, @Nullable ProjectId projectId) {}

    private final QuotaStatuses statuses;

    QuotaStatusResource(Landlord landlord) {
        this.statuses = landlord.quotaStatuses();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<Listing> it =
                call.readPage(in -> new Listing(in.path("orgId", OrgId::new), in.query("projectId", ProjectId::new)));
        ProjectId projectId = it.query().projectId();
        Page<QuotaStatus> page = projectId == null
                ? statuses.list(call.caller(), it.query().orgId(), it.page())
                : statuses.listOfProject(call.caller(), it.query().orgId(), projectId, it.page());
        return ApiResponse.of(page, QuotaStatusJson::write).toResponse();
    }

    @GET
    @Path("/by-key")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        QuotaStatus status = statuses.get(call.caller(), call.read(UsageLimitsResource::queriedKey));
        return ApiResponse.of(200, status, QuotaStatusJson::write).toResponse();
    }
}
