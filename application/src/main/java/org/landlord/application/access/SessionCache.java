package org.landlord.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Principal;
import org.landlord.domain.access.Scope;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionHolder;
import org.landlord.domain.access.session.SessionId;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.port.out.Stores;
import org.landlord.port.out.access.StoredSession;

/// Caches recently used sessions with their holders, so that requests do not read them from storage. Changes by
/// this process take effect immediately, changes by others within two seconds; changes of a user's roles within two
/// seconds, too.
public final class SessionCache {

    /// How long a session is cached.
    private static final Duration FRESH = Duration.ofSeconds(2);

    /// The maximum number of cached sessions.
    private static final int REMEMBERED = 20_000;

    /// A session that is not over.
    ///
    /// @param principal its holder
    record Live(StoredSession stored, Principal principal) {}

    /// @param user the holder if it is a user; null for a key, which has a cache of its own
    private record Known(StoredSession stored, Principal.@Nullable User user, Instant readAt) {}

    private final UseCaseContext ports;
    private final ApiKeyCache keys;
    private final Map<SecretHash, Known> known = new ConcurrentHashMap<>();

    /// When sessions were last used, in milliseconds since 1970, as far as it is not stored yet.
    private final Map<SessionId, AtomicLong> used = new ConcurrentHashMap<>();

    /// Incremented with every end of a session, so that an older read is not cached.
    private final AtomicLong changes = new AtomicLong();

    public SessionCache(UseCaseContext ports, ApiKeyCache keys) {
        this.ports = ports;
        this.keys = keys;
        ports.gate().withoutAuthorization().onAccessChange(this::forgetAllOf);
    }

    /// A cached session. Does not access storage.
    Optional<Live> remembered(SessionToken token, Instant now) {
        Known found = known.get(SecretHash.of(token));
        if (found == null || !isFresh(found, now)) {
            return Optional.empty();
        }
        return switch (found.stored().session().holder()) {
            case SessionHolder.Key key -> live(found, keys.remembered(key.keyId(), now), now);
            case SessionHolder.User _ -> live(found, Optional.empty(), now);
        };
    }

    /// A cached session, or else the stored one. Sessions that do not exist are not cached, because there are too
    /// many.
    Optional<Live> find(SessionToken token, Instant now) {
        SecretHash hash = SecretHash.of(token);
        Known cached = known.get(hash);
        Known found = cached != null && isFresh(cached, now) ? cached : read(hash, now);
        if (found == null) {
            return Optional.empty();
        }
        return switch (found.stored().session().holder()) {
            case SessionHolder.Key key -> live(found, keys.find(key.keyId(), now), now);
            case SessionHolder.User _ -> live(found, Optional.empty(), now);
        };
    }

    /// @param key the key of the session; empty if it has none or it is not known
    private Optional<Live> live(Known found, Optional<ApiKeyCache.Known> key, Instant now) {
        StoredSession stored = withLastUse(found.stored());
        if (!now.isBefore(stored.endsAt())) {
            return Optional.empty();
        }
        Principal.User user = found.user();
        return user != null
                ? Optional.of(new Live(stored, user))
                : key.filter(one -> one.stored().key().isValid(now)).map(one -> new Live(stored, one.principal()));
    }

    /// A clock that is set back must not extend the time in the cache.
    private static boolean isFresh(Known known, Instant now) {
        return Duration.between(known.readAt(), now).abs().compareTo(FRESH) <= 0;
    }

    private @Nullable Known read(SecretHash hash, Instant now) {
        long before = changes.get();
        Known fresh = ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.sessions().find(hash).flatMap(stored -> known(stores, stored, now)))
                .orElse(null);
        if (fresh != null) {
            remember(hash, fresh, before);
        }
        return fresh;
    }

    /// @return empty if the holder has no access any more
    private static Optional<Known> known(Stores stores, StoredSession stored, Instant now) {
        return switch (stored.session().holder()) {
            case SessionHolder.Key _ -> Optional.of(new Known(stored, null, now));
            case SessionHolder.User(OrgId orgId, ProviderId providerId, UserId userId) ->
                stores.identityProviders()
                        .find(orgId, providerId)
                        .filter(IdentityProvider::isActive)
                        .map(provider ->
                                UserAccess.of(stores, provider, userId, stored.groups(), stored.groupsOverage()))
                        .filter(SessionCache::hasAccess)
                        .map(user -> new Known(stored, user, now));
        };
    }

    /// True if the user is a member, or in a team with access to a project.
    static boolean hasAccess(Principal.User user) {
        return user.role() != null || !user.projects().isEmpty();
    }

    private synchronized void remember(SecretHash hash, Known fresh, long before) {
        if (changes.get() == before) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(hash, fresh);
        }
    }

    /// Removes sessions from the cache when their end is stored. To be called in the unit of work that ends them.
    void forgetAfterCommit(Session ended) {
        forgetAfterCommit(ended.orgId(), session -> session.sessionId().equals(ended.sessionId()));
    }

    public void forgetAllAfterCommit(OrgId orgId) {
        forgetAfterCommit(orgId, session -> orgId.equals(session.orgId()));
    }

    public void forgetAllOfUserAfterCommit(OrgId orgId, UserId userId) {
        forgetAfterCommit(orgId, session -> orgId.equals(session.orgId()) && userId.equals(session.userId()));
    }

    public void forgetAllOfProviderAfterCommit(OrgId orgId, ProviderId providerId) {
        forgetAfterCommit(orgId, session -> orgId.equals(session.orgId()) && providerId.equals(session.providerId()));
    }

    private void forgetAfterCommit(@Nullable OrgId orgId, Predicate<Session> which) {
        ports.gate().withoutAuthorization().afterCommit(() -> forget(which));
        ports.gate().withoutAuthorization().announceAccessChange(Scope.of(orgId));
    }

    /// @param scope null for all
    private void forgetAllOf(@Nullable Scope scope) {
        forget(session -> scope == null || scope.equals(Scope.of(session.orgId())));
    }

    private synchronized void forget(Predicate<Session> which) {
        changes.incrementAndGet();
        known.values().removeIf(one -> which.test(one.stored().session()));
    }

    void use(SessionId sessionId, Instant now) {
        used.computeIfAbsent(sessionId, _ -> new AtomicLong()).lazySet(now.toEpochMilli());
    }

    /// The session with its last use, as far as that is not stored yet.
    StoredSession withLastUse(StoredSession stored) {
        Session session = stored.session();
        AtomicLong last = used.get(session.sessionId());
        Instant at = last == null ? null : Instant.ofEpochMilli(last.get());
        return at == null || !at.isAfter(session.lastUsedAt())
                ? stored
                : new StoredSession(
                        session.used(at),
                        stored.tokenHash(),
                        stored.idle(),
                        stored.groups(),
                        stored.groupsOverage(),
                        stored.signOutHint());
    }

    /// Stores when sessions were last used.
    ///
    /// @return the number of sessions that were used since the last call
    int recordLastUse() {
        Map<SessionId, Instant> news = new HashMap<>();
        used.forEach((sessionId, last) -> news.put(sessionId, Instant.ofEpochMilli(last.get())));
        if (news.isEmpty()) {
            return 0;
        }
        ports.gate().withoutAuthorization().write(stores -> {
            stores.sessions().used(news);
            return true;
        });
        // Sessions that were used meanwhile stay for the next call.
        news.forEach((sessionId, at) ->
                used.computeIfPresent(sessionId, (_, last) -> last.get() == at.toEpochMilli() ? null : last));
        return news.size();
    }
}
