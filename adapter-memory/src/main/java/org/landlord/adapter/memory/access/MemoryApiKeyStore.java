package org.landlord.adapter.memory.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyUse;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.access.ApiKeyStore;
import org.landlord.port.out.access.KeyExpiry;
import org.landlord.port.out.access.StoredApiKey;

public record MemoryApiKeyStore(Tables tables, Transaction transaction) implements ApiKeyStore {

    @Override
    public void insert(StoredApiKey stored) {
        ApiKey key = stored.key();
        transaction.change(() -> {
            OrgId orgId = key.orgId();
            if (orgId != null) {
                tables.requireOrganization(orgId);
            }
            if (tables.apiKeys().has(Key.of(key.keyId()))) {
                throw new DuplicateId("api_key", "keyId", key.keyId());
            }
            put(stored);
        });
    }

    @Override
    public void update(StoredApiKey stored) {
        KeyId keyId = stored.key().keyId();
        transaction.change(() -> {
            StoredApiKey before = find(keyId).orElseThrow(() -> new NotFound("api_key", keyId));
            put(new StoredApiKey(stored.key().used(before.key().lastUse()), stored.secretHash()));
        });
    }

    private void put(StoredApiKey stored) {
        tables.apiKeys().put(Key.of(stored.key().keyId()), stored);
    }

    @Override
    public Optional<StoredApiKey> find(KeyId keyId) {
        return tables.apiKeys()
                .find(Key.of(keyId))
                .filter(stored -> !tables.isDeleted(stored.key().orgId()));
    }

    @Override
    public List<ApiKey> list(@Nullable OrgId orgId, @Nullable KeyId after, int limit) {
        return Table.page(
                tables.apiKeys().all().map(StoredApiKey::key).filter(key -> Objects.equals(key.orgId(), orgId)),
                ApiKey::keyId,
                after,
                limit);
    }

    @Override
    public List<ApiKey> listExpiring(Instant after, Instant before, @Nullable KeyExpiry last, int limit) {
        return Table.page(
                tables.apiKeys()
                        .all()
                        .map(StoredApiKey::key)
                        .filter(key -> key.revokedAt() == null
                                && key.expiresAt() != null
                                && key.expiresAt().isAfter(after)
                                && key.expiresAt().isBefore(before)
                                && !tables.isDeleted(key.orgId())),
                key -> new KeyExpiry(Objects.requireNonNull(key.expiresAt()), key.keyId()),
                Comparator.comparing(KeyExpiry::expiresAt).thenComparing(KeyExpiry::keyId),
                last,
                limit);
    }

    @Override
    public boolean isEmpty() {
        return tables.apiKeys().all().findAny().isEmpty();
    }

    @Override
    public void used(Map<KeyId, KeyUse> lastUses) {
        transaction.change(() -> lastUses.forEach((keyId, use) -> find(keyId)
                .filter(stored -> isEarlier(stored.key().lastUsedAt(), use.at()))
                .ifPresent(stored -> put(new StoredApiKey(stored.key().used(use), stored.secretHash())))));
    }

    private static boolean isEarlier(@Nullable Instant before, Instant at) {
        return before == null || before.isBefore(at);
    }
}
