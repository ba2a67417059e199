package org.landlord.domain.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;

/// What a program gets in with.
///
/// @param keyId unique in the whole store
/// @param orgId the only organization it is good for; null if it is good for the whole platform
/// @param name what it is for, in the words of whoever made it
/// @param scopes what it may do
/// @param createdBy who made it; null for the first one, which nobody makes
/// @param createdAt when
/// @param expiresAt the first instant at which it is good no more; null for never
/// @param lastUsedAt when it was last used, give or take a minute; null if never yet
/// @param revokedAt when it was revoked; null if it was not
public record ApiKey(
        KeyId keyId,
        @Nullable OrgId orgId,
        Name name,
        KeyScopes scopes,
        @Nullable ActorId createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) implements Described {

    public ApiKey {
        createdAt = Timestamps.check(createdAt);
        expiresAt = expiresAt == null ? null : Timestamps.check(expiresAt);
        lastUsedAt = lastUsedAt == null ? null : Timestamps.check(lastUsedAt);
        revokedAt = revokedAt == null ? null : Timestamps.check(revokedAt);
    }

    /// True if the key is good at this instant.
    public boolean isGood(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /// The same, revoked.
    public ApiKey revoked(Instant at) {
        return new ApiKey(keyId, orgId, name, scopes, createdBy, createdAt, expiresAt, lastUsedAt, at);
    }

    /// The same, good until then.
    public ApiKey expiring(Instant at) {
        return new ApiKey(keyId, orgId, name, scopes, createdBy, createdAt, at, lastUsedAt, revokedAt);
    }

    /// The same, neither revoked nor expiring, with these scopes.
    public ApiKey good(KeyScopes goodFor) {
        return new ApiKey(keyId, orgId, name, goodFor, createdBy, createdAt, null, lastUsedAt, null);
    }

    /// The same, last used then.
    public ApiKey used(@Nullable Instant at) {
        return new ApiKey(keyId, orgId, name, scopes, createdBy, createdAt, expiresAt, at, revokedAt);
    }

    /// Which state this is. That it was used makes it no other one.
    public Version version() {
        return Version.of(keyId, orgId, name, scopes, createdBy, createdAt, expiresAt, revokedAt);
    }

    @Override
    public Fields fields() {
        return new Fields()
                .text("name", name)
                .list("scopes", scopes.labels())
                .instant("expiresAt", expiresAt)
                .instant("revokedAt", revokedAt);
    }
}
