package org.landlord.port.out.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.tenancy.OrgId;

/// API keys, of the platform and of organizations. Those of an organization go with it.
public interface ApiKeyStore {

    /// @throws org.landlord.domain.failure.DuplicateId for `api_key`, naming `keyId`, if that is taken
    void insert(StoredApiKey key);

    /// Replaces what is stored of a key, its hash too; when it was last used stays as it is.
    ///
    /// @throws org.landlord.domain.failure.NotFound for `api_key`, if there is no such key
    void update(StoredApiKey key);

    /// Whichever organization it belongs to, if to one; not the key of one that is marked as deleted.
    Optional<StoredApiKey> find(KeyId keyId);

    /// By id.
    ///
    /// @param orgId those of this organization; null for those of the platform
    List<ApiKey> list(@Nullable OrgId orgId, @Nullable KeyId after, int limit);

    /// True if there is no key.
    boolean isEmpty();

    /// Notes when keys were last used; an earlier instant than the one that is stored changes nothing, and
    /// neither does a key that is not there.
    void used(Map<KeyId, Instant> lastUsedAt);
}
