package org.landlord.application.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.out.Stores;
import org.landlord.port.out.access.Randomness;
import org.landlord.port.out.access.StoredApiKey;

/// Creates keys and stores them with the hashes of their secrets.
public final class ApiKeyFactory {

    private final UseCaseContext ports;
    private final Randomness randomness;

    public ApiKeyFactory(UseCaseContext ports, Randomness randomness) {
        this.ports = ports;
        this.randomness = randomness;
    }

    ApiKeyToken newToken() {
        return ApiKeyToken.of(
                new KeyId(ports.ids().next("key")), randomness.digits(ApiKeyToken.DIGITS, ApiKeyToken.RANDOM_DIGITS));
    }

    /// @param externalId null if the holder is not known in another system
    /// @param createdBy null if there is no actor
    IssuedApiKey store(
            Stores stores,
            ApiKeyToken token,
            @Nullable OrgId orgId,
            Name name,
            @Nullable ExternalId externalId,
            KeyScopes scopes,
            @Nullable ActorId createdBy,
            Instant now,
            @Nullable Instant expiresAt) {
        ApiKey key = new ApiKey(token.keyId(), orgId, name, externalId, scopes, createdBy, now, expiresAt, null, null);
        stores.apiKeys().insert(new StoredApiKey(key, SecretHash.of(token)));
        return new IssuedApiKey(key, token);
    }
}
