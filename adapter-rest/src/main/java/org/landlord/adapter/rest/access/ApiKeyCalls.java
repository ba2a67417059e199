package org.landlord.adapter.rest.access;

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
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyState;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.ListApiKeys;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.wire.json.ObjectWriter;
import org.landlord.wire.json.access.ApiKeyJson;

/// The operations on API keys of the platform and of organizations.
@Singleton
class ApiKeyCalls {

    private record Key(@Nullable OrgId orgId, KeyId keyId, Precondition precondition) {}

    private final ApiKeys keys;
    private final IdempotentPosts posts;

    ApiKeyCalls(Landlord landlord, IdempotentPosts posts) {
        this.keys = landlord.apiKeys();
        this.posts = posts;
    }

    /// @param orgId reads the organization; null for keys of the platform
    Response create(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        return posts.answer(
                call, in -> creation(in, orgId.apply(in)), command -> posted(keys.create(call.caller(), command)));
    }

    Response list(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        Paged<ListApiKeys> it = call.readPage(in -> new ListApiKeys(
                orgId.apply(in),
                in.query("state", KeyState::of),
                in.query("namePrefix", Name::new),
                in.query("externalId", ExternalId::new)));
        return ApiResponse.of(keys.list(call.caller(), it.query(), it.page()), ApiKeyJson::write)
                .toResponse();
    }

    Response get(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        Key it = call.read(in -> new Key(orgId.apply(in), in.path("keyId", KeyId::new), Precondition.none()));
        ApiKey key = keys.get(call.caller(), it.orgId(), it.keyId());
        return ApiResponse.ofOne(call, key.version(), key, ApiKeyJson::write);
    }

    Response revoke(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        Key it = call.read(in -> new Key(orgId.apply(in), in.path("keyId", KeyId::new), in.precondition()));
        keys.revoke(call.caller(), it.orgId(), it.keyId(), it.precondition());
        return Response.noContent().build();
    }

    Response rotate(ApiRequest call, Function<RequestReader, @Nullable OrgId> orgId) {
        return posts.answer(
                call, in -> rotation(in, orgId.apply(in)), command -> posted(keys.rotate(call.caller(), command)));
    }

    /// The stored response does not contain the token: credentials are never stored.
    private static Posted posted(IssuedApiKey issued) {
        ApiKey key = issued.key();
        String location =
                (key.orgId() == null ? "/v1/api-keys/" : "/v1/orgs/" + key.orgId() + "/api-keys/") + key.keyId();
        return new Posted(
                key.orgId(),
                ApiResponse.created(location, key.version(), issued, ApiKeyJson::writeIssued),
                ApiResponse.created(location, key.version(), key, ApiKeyCalls::writeWithoutToken));
    }

    private static void writeWithoutToken(ApiKey key, ObjectWriter out) {
        ApiKeyJson.write(key, out);
        out.text("token", null);
    }

    private static CreateApiKey creation(RequestReader in, @Nullable OrgId orgId) {
        return ApiKeyJson.readCreate(in.body(), orgId);
    }

    private static RotateApiKey rotation(RequestReader in, @Nullable OrgId orgId) {
        return ApiKeyJson.readRotate(in.bodyOrNothing(), orgId, in.path("keyId", KeyId::new));
    }
}
