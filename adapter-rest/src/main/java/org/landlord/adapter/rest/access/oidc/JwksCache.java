package org.landlord.adapter.rest.access.oidc;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;

/// The keys of one issuer, fetched on demand and cached. Concurrent requests share one fetch.
final class JwksCache {

    private static final Logger LOG = Logger.getLogger(JwksCache.class);

    /// How long a key that the issuer has withdrawn may remain valid.
    private static final Duration FRESH = Duration.ofMinutes(5);

    /// How long cached keys are used while the issuer is unreachable.
    private static final Duration USABLE = Duration.ofHours(1);

    /// The minimum time between two fetches for unknown key ids.
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

    /// The minimum time between two attempts to reach an unreachable issuer while cached keys are used.
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);

    private final String issuer;
    private final Function<OrgId, Optional<CompletionStage<JsonWebKeySet>>> source;
    private final LongSupplier nanos;

    private @Nullable JsonWebKeySet keys;
    private long fetchedAt;
    private long triedAt;
    private @Nullable CompletableFuture<JsonWebKeySet> fetching;

    /// @param issuer for the log
    /// @param source fetches the keys for an organization; empty if it has too many fetches in progress
    /// @param nanos a monotonic clock
    JwksCache(String issuer, Function<OrgId, Optional<CompletionStage<JsonWebKeySet>>> source, LongSupplier nanos) {
        this.issuer = issuer;
        this.source = source;
        this.nanos = nanos;
        this.triedAt = nanos.getAsLong() - BETWEEN_RENEWALS.toNanos();
    }

    /// The current keys.
    ///
    /// @return fails with [Unavailable] if there are none
    synchronized CompletionStage<JsonWebKeySet> current(OrgId orgId) {
        JsonWebKeySet known = keys;
        if (known == null || !within(fetchedAt, USABLE)) {
            return fetch(orgId, BETWEEN_TRIES);
        }
        if (within(fetchedAt, FRESH) || (fetching == null && within(triedAt, BETWEEN_RENEWALS))) {
            return CompletableFuture.completedFuture(known);
        }
        return fetch(orgId, BETWEEN_RENEWALS).exceptionally(_ -> known);
    }

    /// Newer keys, for a token with a key id that is not in `old`.
    ///
    /// @return `old` if it is too early to fetch again. Fails with [Unavailable] if they cannot be fetched
    synchronized CompletionStage<JsonWebKeySet> newerThan(OrgId orgId, JsonWebKeySet old) {
        JsonWebKeySet known = keys;
        boolean newer = known != null && known != old;
        return newer || (fetching == null && within(triedAt, BETWEEN_TRIES))
                ? CompletableFuture.completedFuture(newer ? known : old)
                : fetch(orgId, BETWEEN_TRIES);
    }

    private CompletionStage<JsonWebKeySet> fetch(OrgId orgId, Duration pause) {
        CompletableFuture<JsonWebKeySet> running = fetching;
        if (running != null) {
            return running;
        }
        if (within(triedAt, pause)) {
            return CompletableFuture.failedFuture(unavailable());
        }
        CompletionStage<JsonWebKeySet> begun = source.apply(orgId).orElse(null);
        if (begun == null) {
            // Not counted as an attempt: other organizations that trust the issuer may fetch immediately.
            return CompletableFuture.failedFuture(unavailable());
        }
        CompletableFuture<JsonWebKeySet> result = new CompletableFuture<>();
        fetching = result;
        triedAt = nanos.getAsLong();
        // The source may complete on this thread, which holds the lock. That is safe: `result` has no dependents yet.
        begun.whenComplete((fetched, failure) -> settle(result, fetched, failure));
        return result;
    }

    private void settle(
            CompletableFuture<JsonWebKeySet> result, @Nullable JsonWebKeySet fetched, @Nullable Throwable failure) {
        synchronized (this) {
            fetching = null;
            if (fetched != null) {
                keys = fetched;
                fetchedAt = nanos.getAsLong();
            }
        }
        if (fetched != null) {
            result.complete(fetched);
        } else {
            LOG.warnf("the keys of the issuer %s cannot be fetched: %s", issuer, reason(failure));
            result.completeExceptionally(unavailable());
        }
    }

    /// Parse errors would repeat the issuer's text in the log.
    private static String reason(@Nullable Throwable failure) {
        return failure instanceof IOException ? String.valueOf(failure.getMessage()) : "the response is malformed";
    }

    /// Without the reason: it would reveal what the server can reach.
    private static Unavailable unavailable() {
        return new Unavailable("the token's issuer cannot be reached", BETWEEN_TRIES);
    }

    private boolean within(long since, Duration span) {
        return nanos.getAsLong() - since < span.toNanos();
    }
}
