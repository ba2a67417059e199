package org.landlord.domain.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Described;
import org.landlord.domain.shared.Fields;
import org.landlord.domain.shared.Timestamps;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;

/// A credential for programs.
///
/// @param orgId the organization that it is limited to; null for the whole platform
/// @param externalId the holder of the key in another system; null if it is not known
/// @param scopes the permissions it grants
/// @param createdBy null for the first key
/// @param expiresAt when it expires; null if it does not
/// @param lastUsedAt the last use, to about a minute; null if it was never used
/// @param revokedAt null if it is not revoked
public record ApiKey(
        KeyId keyId,
        @Nullable OrgId orgId,
        Name name,
        @Nullable ExternalId externalId,
        KeyScopes scopes,
        @Nullable ActorId createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt)
        implements Described {

    public ApiKey {
        createdAt = Timestamps.check(createdAt);
        expiresAt = expiresAt == null ? null : Timestamps.check(expiresAt);
        lastUsedAt = lastUsedAt == null ? null : Timestamps.check(lastUsedAt);
        revokedAt = revokedAt == null ? null : Timestamps.check(revokedAt);
    }

    /// True if the key is neither revoked nor expired at `now`.
    public boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    public KeyState state(Instant now) {
        return KeyState.of(this, now);
    }

    public ApiKey revoked(Instant at) {
        return new ApiKey(keyId, orgId, name, externalId, scopes, createdBy, createdAt, expiresAt, lastUsedAt, at);
    }

    public ApiKey expiring(Instant at) {
        return new ApiKey(keyId, orgId, name, externalId, scopes, createdBy, createdAt, at, lastUsedAt, revokedAt);
    }

    public ApiKey used(@Nullable Instant at) {
        return new ApiKey(keyId, orgId, name, externalId, scopes, createdBy, createdAt, expiresAt, at, revokedAt);
    }

    /// Does not depend on the last use.
    public Version version() {
        return Version.of(keyId, orgId, name, externalId, scopes, createdBy, createdAt, expiresAt, revokedAt);
    }

    @Override
    public Fields fields() {
        return new Fields()
                .text("name", name)
                .text("externalId", externalId)
                .list("scopes", scopes.labels())
                .instant("expiresAt", expiresAt)
                .instant("revokedAt", revokedAt);
    }
}
