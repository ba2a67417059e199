package org.landlord.port.out.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyUse;
import org.landlord.domain.tenancy.OrgId;

/// API keys of the platform and of organizations. Those of an organization are deleted with it.
public interface ApiKeyStore {

    /// @throws org.landlord.domain.failure.DuplicateId for `api_key`, naming `keyId`, if it is taken
    void insert(StoredApiKey key);

    /// Replaces a key and its hash. The time of its last use stays.
    ///
    /// @throws org.landlord.domain.failure.NotFound for `api_key`, if there is no such key
    void update(StoredApiKey key);

    /// Finds a key of the platform or of any organization that is not marked as deleted.
    Optional<StoredApiKey> find(KeyId keyId);

    /// By id.
    ///
    /// @param orgId null for keys of the platform
    List<ApiKey> list(@Nullable OrgId orgId, @Nullable KeyId after, int limit);

    /// Keys that are not revoked, of the platform and of all organizations that are not marked as deleted, by
    /// expiry, then by id.
    ///
    /// @param after the earliest expiry, exclusive
    /// @param before the latest expiry, exclusive
    /// @param last the position of the last row of the page before; null for the beginning
    List<ApiKey> listExpiring(Instant after, Instant before, @Nullable KeyExpiry last, int limit);

    boolean isEmpty();

    /// Stores the last uses of keys. Uses before the stored ones, and keys that do not exist, are ignored.
    void used(Map<KeyId, KeyUse> lastUses);
}
