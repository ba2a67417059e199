package org.landlord.adapter.rest.access.oidc;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;

/// Verifies tokens of identity providers: by [the rules][TokenRules], and the keys that the issuer publishes. Only
/// asymmetric algorithms count; neither the issuer nor anybody else is asked about a token.
@Singleton
public class TokenVerifier {

    /// What the organizations that were seen least recently trust is forgotten, and fetched again when needed.
    private static final int MAX_ORGANIZATIONS = 512;

    /// Of one organization. Tenants may trust as many issuers as they like, which costs only themselves.
    private static final int MAX_ISSUERS = 8;

    /// By issuer, for every organization that trusts it: whether one of them does cannot be told by the time it
    /// takes.
    private final Map<String, Shared> issuers = new HashMap<>();

    private final Map<OrgId, Map<String, IssuerTokenVerifier>> trusted = new LinkedHashMap<>(16, 0.75f, true);
    private final Vertx vertx;
    private final OutboundAddressPolicy guard;
    private final LongSupplier nanos;
    private @Nullable JwksFetcher client;

    @Inject
    TokenVerifier(
            Vertx vertx, @ConfigProperty(name = "landlord.oidc.allow-private-issuers") boolean allowPrivateIssuers) {
        this(vertx, new OutboundAddressPolicy(allowPrivateIssuers), System::nanoTime);
    }

    /// @param nanos a clock for spans of time
    TokenVerifier(Vertx vertx, OutboundAddressPolicy guard, LongSupplier nanos) {
        this.vertx = vertx;
        this.guard = guard;
        this.nanos = nanos;
    }

    /// Verifies a token, and asks the issuer for its keys if they are not known yet. Never blocks.
    ///
    /// @param orgId who trusts the issuer, and has to wait if too many of its issuers are slow
    /// @param issuer who must have issued it, as the record of the identity provider says
    /// @param audience whom it must be for, as that record says
    /// @return what the token says. Completes on any thread, at once if the keys are known. Fails with
    ///     [TokenRefused] if the token is not good, and within seconds with
    ///     [org.landlord.domain.failure.Unavailable] if the issuer's keys cannot be fetched
    public CompletionStage<VerifiedJwt> verify(UnverifiedJwt token, OrgId orgId, String issuer, String audience) {
        // Before anybody is asked for keys.
        if (!token.issuer().equals(issuer)) {
            return CompletableFuture.failedFuture(new TokenRefused("it is of another issuer"));
        }
        if (!token.audiences().contains(audience)) {
            return CompletableFuture.failedFuture(new TokenRefused("it is for another audience"));
        }
        return trust(orgId, issuer).verify(token, orgId, audience);
    }

    private synchronized IssuerTokenVerifier trust(OrgId orgId, String issuer) {
        Map<String, IssuerTokenVerifier> own =
                trusted.computeIfAbsent(orgId, _ -> new LinkedHashMap<>(MAX_ISSUERS, 0.75f, true));
        IssuerTokenVerifier known = own.get(issuer);
        if (known != null) {
            return known;
        }
        Shared shared = issuers.computeIfAbsent(issuer, _ -> new Shared(trust(issuer)));
        shared.organizations++;
        own.put(issuer, shared.trust);
        if (own.size() > MAX_ISSUERS) {
            letGo(eldest(own));
        }
        if (trusted.size() > MAX_ORGANIZATIONS) {
            eldest(trusted).getValue().entrySet().forEach(this::letGo);
        }
        return shared.trust;
    }

    private IssuerTokenVerifier trust(String issuer) {
        JwksFetcher source = client();
        return new IssuerTokenVerifier(issuer, new JwksCache(issuer, orgId -> source.keys(orgId, issuer), nanos));
    }

    private static <K, V> Map.Entry<K, V> eldest(Map<K, V> remembered) {
        Map.Entry<K, V> eldest = remembered.entrySet().iterator().next();
        remembered.remove(eldest.getKey());
        return eldest;
    }

    private void letGo(Map.Entry<String, IssuerTokenVerifier> trust) {
        issuers.computeIfPresent(trust.getKey(), (_, shared) -> --shared.organizations == 0 ? null : shared);
    }

    /// Made when it is needed: most servers see no token in all their life.
    private JwksFetcher client() {
        JwksFetcher made = client;
        if (made == null) {
            made = new JwksFetcher(vertx, guard);
            client = made;
        }
        return made;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.close();
        }
    }

    private static final class Shared {
        private final IssuerTokenVerifier trust;

        /// How many remember it: with the last of them it is forgotten.
        private int organizations;

        Shared(IssuerTokenVerifier trust) {
            this.trust = trust;
        }
    }
}
