package org.landlord.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.Principal;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.access.AccessMaintenance;
import org.landlord.port.out.access.StoredApiKey;

/// The keys that were used lately, so that a key need not be read from storage for every request. What this
/// process does to a key is seen at once; what another one does to it, after two seconds.
public final class ApiKeyCache implements AccessMaintenance {

    /// How long a key is taken to be as it was read.
    private static final Duration FRESH = Duration.ofSeconds(2);

    /// The most keys that are remembered: whoever has more in use at the same time reads some of them again.
    private static final int REMEMBERED = 20_000;

    /// A key as it was read.
    ///
    /// @param principal what its holder is
    /// @param readAt when it was read
    record Known(StoredApiKey stored, Principal principal, Instant readAt) {}

    private final UseCaseContext ports;
    private final Map<KeyId, Known> known = new ConcurrentHashMap<>();

    /// When keys were last used, in milliseconds since 1970, as far as it is not written down yet.
    private final Map<KeyId, AtomicLong> used = new ConcurrentHashMap<>();

    /// Changes with every key that is changed: what was read before is not kept after.
    private final AtomicLong changes = new AtomicLong();

    public ApiKeyCache(UseCaseContext ports) {
        this.ports = ports;
    }

    /// A key that was read a moment ago. Asks nobody.
    Optional<Known> remembered(KeyId keyId, Instant now) {
        Known found = known.get(keyId);
        return found == null || !isFresh(found, now) ? Optional.empty() : Optional.of(found);
    }

    /// A key, read now if it was not a moment ago. One that is not there is not remembered: there are too
    /// many of those.
    Optional<Known> find(KeyId keyId, Instant now) {
        Optional<Known> remembered = remembered(keyId, now);
        return remembered.isPresent() ? remembered : read(keyId, now);
    }

    /// A clock that was put back must not keep a key for as long as it was put back.
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

    /// Forgets a key once its change is stored. To be called in the unit of work that changes it, which may
    /// be part of another one: forgotten before that is stored, it would be read again as it was.
    void forgetAfterCommit(KeyId keyId) {
        ports.gate().withoutAuthorization().afterCommit(() -> forget(keyId));
    }

    /// Forgets all keys of an organization once it is gone. To be called in the unit of work that removes it.
    public void forgetAllAfterCommit(OrgId orgId) {
        ports.gate().withoutAuthorization().afterCommit(() -> forgetAllOf(orgId));
    }

    /// Forgets a key that was changed. To be called when the change is stored.
    synchronized void forget(KeyId keyId) {
        changes.incrementAndGet();
        known.remove(keyId);
    }

    private synchronized void forgetAllOf(OrgId orgId) {
        changes.incrementAndGet();
        known.values().removeIf(key -> orgId.equals(key.stored().key().orgId()));
    }

    /// Notes that a key was used.
    void use(KeyId keyId, Instant now) {
        AtomicLong last = used.get(keyId);
        if (last == null) {
            last = used.computeIfAbsent(keyId, _ -> new AtomicLong());
        }
        last.lazySet(now.toEpochMilli());
    }

    /// When a key was last used, as far as it is not written down yet.
    @Nullable
    Instant lastUse(KeyId keyId) {
        AtomicLong last = used.get(keyId);
        return last == null ? null : Instant.ofEpochMilli(last.get());
    }

    /// Writes down when keys were used since the last time.
    ///
    /// @return of how many keys there was news
    @Override
    public int recordLastUse() {
        Map<KeyId, Instant> news = new HashMap<>();
        used.forEach((keyId, last) -> news.put(keyId, Instant.ofEpochMilli(last.get())));
        if (news.isEmpty()) {
            return 0;
        }
        ports.gate().withoutAuthorization().write(stores -> {
            stores.apiKeys().used(news);
            return true;
        });
        // Who was used meanwhile stays for the next time.
        news.forEach((keyId, at) ->
                used.computeIfPresent(keyId, (_, last) -> last.get() == at.toEpochMilli() ? null : last));
        return news.size();
    }

    private static Principal principal(StoredApiKey stored) {
        return new Principal.KeyHolder(
                stored.key().keyId(),
                stored.key().orgId(),
                stored.key().scopes().permissions());
    }
}
