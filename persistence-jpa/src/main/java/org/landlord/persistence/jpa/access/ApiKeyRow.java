package org.landlord.persistence.jpa.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.persistence.jpa.sql.Nullables;
import org.landlord.port.out.access.StoredApiKey;

/// A [StoredApiKey].
@Entity
@Table(name = "api_key")
class ApiKeyRow {

    private static final String SEPARATOR = " ";

    @Id
    @Column(name = "key_id")
    private String keyId;

    @Column(name = "org_id")
    private @Nullable String orgId;

    @Column(name = "name")
    private String name;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Column(name = "scopes")
    private String scopes;

    @Column(name = "created_by")
    private @Nullable String createdBy;

    @Column(name = "created_at")
    private long createdAt;

    @Column(name = "expires_at")
    private @Nullable Long expiresAt;

    /// Changed by [ApiKeyRepository#used] only.
    @Column(name = "last_used_at", updatable = false)
    private @Nullable Long lastUsedAt;

    /// Changed by [ApiKeyRepository#used] only.
    @Column(name = "last_used_address", updatable = false)
    private @Nullable String lastUsedAddress;

    @Column(name = "revoked_at")
    private @Nullable Long revokedAt;

    @Column(name = "secret_hash")
    private String secretHash;

    /// For Hibernate.
    protected ApiKeyRow() {}

    static ApiKeyRow toRow(StoredApiKey stored) {
        ApiKey key = stored.key();
        ApiKeyRow row = new ApiKeyRow();
        row.keyId = key.keyId().value();
        row.orgId = Nullables.text(key.orgId());
        row.name = key.name().value();
        row.externalId = Nullables.text(key.externalId());
        row.scopes = String.join(SEPARATOR, key.scopes().labels());
        row.createdBy = Nullables.text(key.createdBy());
        row.createdAt = key.createdAt().toEpochMilli();
        row.expiresAt = Nullables.map(key.expiresAt(), Instant::toEpochMilli);
        row.lastUsedAt = Nullables.map(key.lastUsedAt(), Instant::toEpochMilli);
        row.lastUsedAddress = key.lastUsedAddress();
        row.revokedAt = Nullables.map(key.revokedAt(), Instant::toEpochMilli);
        row.secretHash = stored.secretHash().hex();
        return row;
    }

    StoredApiKey toDomain() {
        return new StoredApiKey(toKey(), new SecretHash(secretHash));
    }

    ApiKey toKey() {
        return new ApiKey(
                new KeyId(keyId),
                Nullables.map(orgId, OrgId::new),
                new Name(name),
                Nullables.map(externalId, ExternalId::new),
                new KeyScopes(List.of(scopes.split(SEPARATOR))),
                Nullables.map(createdBy, ActorId::new),
                Instant.ofEpochMilli(createdAt),
                Nullables.map(expiresAt, Instant::ofEpochMilli),
                Nullables.map(lastUsedAt, Instant::ofEpochMilli),
                lastUsedAddress,
                Nullables.map(revokedAt, Instant::ofEpochMilli));
    }
}
