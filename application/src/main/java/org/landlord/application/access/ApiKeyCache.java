package org.landlord.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyUse;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.Scope;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.access.StoredApiKey;

/// Caches recently used keys, so that requests do not read them from storage. Changes by this process take
/// effect immediately, changes by others within two seconds.
public final class ApiKeyCache {

    /// How long a key is cached.
    private static final Duration FRESH = Duration.ofSeconds(2);

    /// The maximum number of cached keys.
    private static final int REMEMBERED = 20_000;

    /// A cached key.
    record Known(StoredApiKey stored, Principal principal, Instant readAt) {}

    private final UseCaseContext ports;
    private final Map<KeyId, Known> known = new ConcurrentHashMap<>();

    /// The last uses of keys, as far as they are not stored yet.
    private final Map<KeyId, AtomicReference<KeyUse>> used = new ConcurrentHashMap<>();

    /// Incremented with every change of a key, so that an older read is not cached.
    private final AtomicLong changes = new AtomicLong();

    public ApiKeyCache(UseCaseContext ports) {
        this.ports = ports;
        ports.gate().withoutAuthorization().onAccessChange(this::forgetAllOf);
    }

    /// A cached key. Does not access storage.
    Optional<Known> remembered(KeyId keyId, Instant now) {
        Known found = known.get(keyId);
        return found == null || !isFresh(found, now) ? Optional.empty() : Optional.of(found);
    }

    /// A cached key, or else the stored one. Keys that do not exist are not cached, because there are too
    /// many.
    Optional<Known> find(KeyId keyId, Instant now) {
        Optional<Known> remembered = remembered(keyId, now);
        return remembered.isPresent() ? remembered : read(keyId, now);
    }

    /// A clock that is set back must not extend the time in the cache.
    private static boolean isFresh(Known known, Instant now) {
        return Duration.between(known.readAt(), now).abs().compareTo(FRESH) <= 0;
    }

    private Optional<Known> read(KeyId keyId, Instant now) {
        long before = changes.get();
        StoredApiKey stored = ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.apiKeys().find(keyId))
                .orElse(null);
        if (stored == null) {
            return Optional.empty();
        }
        Known fresh = new Known(stored, principal(stored), now);
        remember(keyId, fresh, before);
        return Optional.of(fresh);
    }

    private synchronized void remember(KeyId keyId, Known fresh, long before) {
        if (changes.get() == before) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(keyId, fresh);
        }
    }

    /// Removes a key from the cache when its change is stored. To be called in the unit of work that changes
    /// it, which may be part of another one: before the commit, the old key would be read and cached again.
    void forgetAfterCommit(ApiKey key) {
        ports.gate().withoutAuthorization().afterCommit(() -> forget(key.keyId()));
        ports.gate().withoutAuthorization().announceAccessChange(Scope.of(key.orgId()));
    }

    /// Removes all keys of an organization from the cache when its deletion is stored. To be called in the
    /// unit of work that deletes it.
    public void forgetAllAfterCommit(OrgId orgId) {
        ports.gate().withoutAuthorization().afterCommit(() -> forgetAllOf(new Scope.Org(orgId)));
        ports.gate().withoutAuthorization().announceAccessChange(new Scope.Org(orgId));
    }

    synchronized void forget(KeyId keyId) {
        changes.incrementAndGet();
        known.remove(keyId);
    }

    /// @param scope null for all
    private synchronized void forgetAllOf(@Nullable Scope scope) {
        changes.incrementAndGet();
        known.values()
                .removeIf(key -> scope == null
                        || scope.equals(Scope.of(key.stored().key().orgId())));
    }

    /// @param address of the caller; null if it is not known
    void use(KeyId keyId, Instant now, @Nullable String address) {
        KeyUse use = new KeyUse(now, address);
        AtomicReference<KeyUse> last = used.get(keyId);
        if (last == null) {
            last = used.computeIfAbsent(keyId, _ -> new AtomicReference<>(use));
        }
        last.lazySet(use);
    }

    /// The last use of a key, as far as it is not stored yet.
    @Nullable
    KeyUse lastUse(KeyId keyId) {
        AtomicReference<KeyUse> last = used.get(keyId);
        return last == null ? null : last.get();
    }

    /// Stores the last uses of keys.
    ///
    /// @return the number of keys that were used since the last call
    int recordLastUse() {
        Map<KeyId, KeyUse> news = new HashMap<>();
        used.forEach((keyId, last) -> news.put(keyId, last.get()));
        if (news.isEmpty()) {
            return 0;
        }
        ports.gate().withoutAuthorization().write(stores -> {
            stores.apiKeys().used(news);
            return true;
        });
        // Keys that were used meanwhile stay for the next call.
        news.forEach((keyId, use) -> used.computeIfPresent(keyId, (_, last) -> last.get() == use ? null : last));
        return news.size();
    }

    private static Principal principal(StoredApiKey stored) {
        return new Principal.KeyHolder(
                stored.key().keyId(),
                stored.key().orgId(),
                stored.key().scopes().permissions());
    }
}
