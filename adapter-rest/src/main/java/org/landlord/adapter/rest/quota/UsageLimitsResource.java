package org.landlord.adapter.rest.quota;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Period;
import org.landlord.domain.quota.QuotaCheck;
import org.landlord.domain.quota.UsageLimit;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.Quantity;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.quota.CheckUsageLimit;
import org.landlord.port.in.quota.CheckUsageLimits;
import org.landlord.port.in.quota.SetUsageLimit;
import org.landlord.port.in.quota.UpdateUsageLimit;
import org.landlord.port.in.quota.UsageLimits;
import org.landlord.wire.json.quota.UsageLimitJson;

/// The usage limits of an organization. The key of a limit is in the query: it is too long for a path.
@Path("/v1/orgs/{orgId}/usage-limits")
public class UsageLimitsResource {

    private record Listing(OrgId orgId, @Nullable ProjectId projectId, PageRequest page) {}

    private record Deletion(LimitKey key, Precondition precondition) {}

    private final UsageLimits limits;

    UsageLimitsResource(Landlord landlord) {
        this.limits = landlord.usageLimits();
    }

    @GET
    public Response list(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Listing it = call.read(
                in -> new Listing(in.path("orgId", OrgId::new), in.query("projectId", ProjectId::new), in.page()));
        Page<UsageLimit> page = it.projectId() == null
                ? limits.list(call.caller(), it.orgId(), it.page())
                : limits.listOfProject(call.caller(), it.orgId(), it.projectId(), it.page());
        return ApiResponse.of(page, UsageLimitJson::write).toResponse();
    }

    @PUT
    public Response put(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Upserted<UsageLimit> limit = limits.set(call.caller(), call.read(UsageLimitsResource::setting));
        return ApiResponse.of(limit, limit.value().version(), UsageLimitJson::write)
                .toResponse();
    }

    @GET
    @Path("/by-key")
    public Response get(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        UsageLimit limit = limits.get(call.caller(), call.read(UsageLimitsResource::queriedKey));
        return ApiResponse.ofOne(call, limit.version(), limit, UsageLimitJson::write);
    }

    @PATCH
    @Path("/by-key")
    public Response update(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        UpdateUsageLimit command =
                call.read(in -> UsageLimitJson.readUpdate(in.patch(), queriedKey(in), in.precondition()));
        Upserted<UsageLimit> limit = limits.update(call.caller(), command);
        return ApiResponse.of(limit, limit.value().version(), UsageLimitJson::write)
                .toResponse();
    }

    @DELETE
    public Response delete(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Deletion it = call.read(in -> new Deletion(queriedKey(in), in.precondition()));
        limits.delete(call.caller(), it.key(), it.precondition());
        return Response.noContent().build();
    }

    @GET
    @Path("/check")
    public Response check(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        CheckUsageLimit query = call.read(in -> new CheckUsageLimit(
                queriedKey(in),
                in.query("since", Timestamps::parse),
                in.query("until", Timestamps::parse),
                in.query("quantity", Quantity::parse)));
        QuotaCheck check = limits.check(call.caller(), query);
        return ApiResponse.of(200, check, UsageLimitJson::writeCheck).toResponse();
    }

    @GET
    @Path("/checks")
    public Response checkAll(@Context RoutingContext http) {
        ApiRequest call = new ApiRequest(http);
        Paged<CheckUsageLimits> it = call.readPage(UsageLimitsResource::checking);
        Page<QuotaCheck> page = limits.checkAll(call.caller(), it.query(), it.page());
        return ApiResponse.of(page, UsageLimitJson::writeCheck).toResponse();
    }

    private static CheckUsageLimits checking(RequestReader in) {
        OrgId orgId = in.path("orgId", OrgId::new);
        ProjectId projectId = in.query("projectId", ProjectId::new);
        Label metric = in.query("metric", Label::new);
        Label unit = in.query("unit", Label::new);
        Quantity quantity = in.query("quantity", Quantity::parse);
        return in.made(() -> new CheckUsageLimits(orgId, projectId, metric, unit, quantity));
    }

    static LimitKey queriedKey(RequestReader in) {
        return LimitKey.of(
                in.path("orgId", OrgId::new),
                in.query("projectId", ProjectId::new),
                in.requiredQuery("metric", Label::new),
                in.query("unit", Label::new),
                in.query("period", Period::of));
    }

    private static SetUsageLimit setting(RequestReader in) {
        return UsageLimitJson.readPut(in.body(), in.path("orgId", OrgId::new), in.precondition());
    }
}
