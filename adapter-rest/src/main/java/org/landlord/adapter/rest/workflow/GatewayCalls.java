package org.landlord.adapter.rest.workflow;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.Paged;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.adapter.rest.idempotency.IdempotentPosts;
import org.landlord.adapter.rest.idempotency.IdempotentPosts.Posted;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.workflow.GatewayView;
import org.landlord.port.in.workflow.Gateways;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.wire.json.workflow.GatewayJson;

/// The operations on workflow gateways of the platform and of organizations.
@Singleton
class GatewayCalls {

    /// @param orgId null for the platform
    private record Listing(@Nullable OrgId orgId) {}

    private record Deletion(GatewayKey key, Precondition precondition) {}

    private final Gateways gateways;
    private final IdempotentPosts posts;

    GatewayCalls(Landlord landlord, IdempotentPosts posts) {
        this.gateways = landlord.gateways();
        this.posts = posts;
    }

    /// @param orgId reads the organization; null for gateways of the platform
    Response create(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        return posts.answer(call, in -> GatewayJson.readCreate(in.body(), orgId.apply(in)), command -> {
            GatewayView made = gateways.create(call.caller(), command);
            GatewayKey key = made.gateway().key();
            String location = (key.orgId() == null ? "/v1/gateways/" : "/v1/orgs/" + key.orgId() + "/gateways/")
                    + key.gatewayId();
            return posted(key.orgId(), ApiResponse.created(location, made.version(), made, GatewayJson::write));
        });
    }

    Response list(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        Paged<Listing> it = call.readPage(in -> new Listing(orgId.apply(in)));
        return ApiResponse.of(gateways.list(call.caller(), it.query().orgId(), it.page()), GatewayJson::write)
                .toResponse();
    }

    Response get(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        GatewayKey key = call.read(in -> key(in, orgId));
        GatewayView gateway = gateways.get(call.caller(), key);
        return ApiResponse.ofOne(call, gateway.version(), gateway, GatewayJson::write);
    }

    Response put(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        PutGateway command = call.read(in -> GatewayJson.readPut(in.body(), key(in, orgId), in.precondition()));
        Upserted<GatewayView> gateway = gateways.put(call.caller(), command);
        return ApiResponse.of(gateway, gateway.value().version(), GatewayJson::write)
                .toResponse();
    }

    Response check(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        return posts.answerApart(call, in -> key(in, orgId), key -> {
            Reconciliation found = gateways.check(call.caller(), key);
            return posted(key.orgId(), ApiResponse.of(200, found, GatewayJson::writeCheck));
        });
    }

    Response delete(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        Deletion it = call.read(in -> new Deletion(key(in, orgId), in.precondition()));
        gateways.delete(call.caller(), it.key(), it.precondition());
        return Response.noContent().build();
    }

    private static Posted posted(@Nullable OrgId orgId, ApiResponse reply) {
        return new Posted(orgId, reply, reply);
    }

    private static GatewayKey key(RequestReader in, Function<RequestReader, @Nullable OrgId> orgId) {
        return new GatewayKey(orgId.apply(in), in.path("gatewayId", GatewayId::new));
    }
}
