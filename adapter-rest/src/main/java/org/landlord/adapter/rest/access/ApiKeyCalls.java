package org.landlord.adapter.rest.access;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.Call;
import org.landlord.adapter.rest.Fields;
import org.landlord.adapter.rest.Input;
import org.landlord.adapter.rest.Posts;
import org.landlord.adapter.rest.Posts.Posted;
import org.landlord.adapter.rest.Reply;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.RotateApiKey;

/// What the keys of the platform and those of an organization have in common.
@Singleton
class ApiKeyCalls {

    private record Listing(@Nullable OrgId orgId, PageRequest page) {}

    private record Key(@Nullable OrgId orgId, KeyId keyId, Precondition precondition) {}

    private final ApiKeys keys;
    private final Posts posts;

    ApiKeyCalls(Landlord landlord, Posts posts) {
        this.keys = landlord.apiKeys();
        this.posts = posts;
    }

    /// @param orgId reads which organization it is about; of the platform there is none to read
    Response create(Call call, Function<Input, @Nullable OrgId> orgId) {
        return posts.answer(
                call, in -> creation(in, orgId.apply(in)), command -> posted(keys.create(call.caller(), command)));
    }

    Response list(Call call, Function<Input, @Nullable OrgId> orgId) {
        Listing it = call.read(in -> new Listing(orgId.apply(in), in.page()));
        return Reply.of(keys.list(call.caller(), it.orgId(), it.page()), ApiKeyJson::write)
                .toResponse();
    }

    Response get(Call call, Function<Input, @Nullable OrgId> orgId) {
        Key it = call.read(in -> new Key(orgId.apply(in), in.path("keyId", KeyId::new), Precondition.none()));
        ApiKey key = keys.get(call.caller(), it.orgId(), it.keyId());
        return Reply.ofOne(call, key.version(), key, ApiKeyJson::write);
    }

    Response revoke(Call call, Function<Input, @Nullable OrgId> orgId) {
        Key it = call.read(in -> new Key(orgId.apply(in), in.path("keyId", KeyId::new), in.precondition()));
        keys.revoke(call.caller(), it.orgId(), it.keyId(), it.precondition());
        return Response.noContent().build();
    }

    Response rotate(Call call, Function<Input, @Nullable OrgId> orgId) {
        return posts.answer(
                call, in -> rotation(in, orgId.apply(in)), command -> posted(keys.rotate(call.caller(), command)));
    }

    /// The token is not kept for those who repeat the request: nothing that lets anybody in is ever stored.
    private static Posted posted(IssuedApiKey issued) {
        ApiKey key = issued.key();
        String location =
                (key.orgId() == null ? "/v1/api-keys/" : "/v1/orgs/" + key.orgId() + "/api-keys/") + key.keyId();
        return new Posted(
                key.orgId(),
                Reply.created(location, key.version(), issued, ApiKeyJson::writeIssued),
                Reply.created(location, key.version(), issued, ApiKeyJson::writeKept));
    }

    private static CreateApiKey creation(Input in, @Nullable OrgId orgId) {
        Fields body = in.body();
        return new CreateApiKey(
                orgId,
                body.required("name", Name::new),
                body.requiredTexts("scopes", KeyScopes::new),
                body.timestamp("expiresAt"));
    }

    private static RotateApiKey rotation(Input in, @Nullable OrgId orgId) {
        Fields body = in.bodyOrNothing();
        KeyId keyId = in.path("keyId", KeyId::new);
        Duration overlap = body.wholeNumber("overlapSeconds", Duration::ofSeconds);
        Instant expiresAt = body.timestamp("expiresAt");
        return new RotateApiKey(orgId, keyId, overlap == null ? Duration.ZERO : overlap, expiresAt);
    }
}
