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
/// @param lastUsedAddress the IP address of the last use; null if it was never used or that is not known
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
        @Nullable String lastUsedAddress,
        @Nullable Instant revokedAt)
        implements Described {

    public ApiKey {
        createdAt = Timestamps.check(createdAt);
        expiresAt = expiresAt == null ? null : Timestamps.check(expiresAt);
        lastUsedAt = lastUsedAt == null ? null : Timestamps.check(lastUsedAt);
        revokedAt = revokedAt == null ? null : Timestamps.check(revokedAt);
    }

    /// A key whose last address is not known.
    public ApiKey(
            KeyId keyId,
            @Nullable OrgId orgId,
            Name name,
            @Nullable ExternalId externalId,
            KeyScopes scopes,
            @Nullable ActorId createdBy,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {
        this(keyId, orgId, name, externalId, scopes, createdBy, createdAt, expiresAt, lastUsedAt, null, revokedAt);
    }

    /// True if the key is neither revoked nor expired at `now`.
    public boolean isValid(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    public KeyState state(Instant now) {
        return KeyState.of(this, now);
    }

    public ApiKey revoked(Instant at) {
        return with(expiresAt, lastUse(), at);
    }

    public ApiKey expiring(Instant at) {
        return with(at, lastUse(), revokedAt);
    }

    /// @param use null if it was never used
    public ApiKey used(@Nullable KeyUse use) {
        return with(expiresAt, use, revokedAt);
    }

    /// The last use; null if it was never used.
    public @Nullable KeyUse lastUse() {
        return lastUsedAt == null ? null : new KeyUse(lastUsedAt, lastUsedAddress);
    }

    private ApiKey with(@Nullable Instant expiry, @Nullable KeyUse use, @Nullable Instant revocation) {
        return new ApiKey(
                keyId,
                orgId,
                name,
                externalId,
                scopes,
                createdBy,
                createdAt,
                expiry,
                use == null ? null : use.at(),
                use == null ? null : use.address(),
                revocation);
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
