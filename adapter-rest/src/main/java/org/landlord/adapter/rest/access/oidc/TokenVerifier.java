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
import org.landlord.outbound.OutboundAddressPolicy;

/// Verifies tokens of identity providers by [the rules][TokenRules] and the keys that the issuer publishes.
/// Tokens are never sent to the issuer (no introspection).
@Singleton
public class TokenVerifier {

    /// The most organizations in memory. The keys of the least recently used are fetched again when needed.
    private static final int MAX_ORGANIZATIONS = 512;

    /// The most issuers of one organization in memory. An organization with more evicts only its own.
    private static final int MAX_ISSUERS = 8;

    /// By issuer, shared by all organizations that trust it, so that response times do not reveal whether another
    /// organization does.
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

    /// @param nanos a monotonic clock
    TokenVerifier(Vertx vertx, OutboundAddressPolicy guard, LongSupplier nanos) {
        this.vertx = vertx;
        this.guard = guard;
        this.nanos = nanos;
    }

    /// Verifies a token, and fetches the keys of the issuer if they are not cached. Never blocks.
    ///
    /// @param orgId the organization that trusts the issuer
    /// @param issuer the issuer in the record of the identity provider
    /// @param audience the audience in that record
    /// @return the claims. Completes on any thread, at once if the keys are cached. Fails with
    ///     [TokenRefused] if the token is invalid, and within seconds with
    ///     [org.landlord.domain.failure.Unavailable] if the issuer's keys cannot be fetched
    public CompletionStage<VerifiedJwt> verify(UnverifiedJwt token, OrgId orgId, String issuer, String audience) {
        return verify(token, orgId, issuer, audience, TokenRules.ACCESS_TOKEN);
    }

    /// Verifies the ID token of a sign-in, like [#verify].
    ///
    /// @param clientId the client at the issuer, which the token must be for
    /// @param nonce of the request
    public CompletionStage<VerifiedJwt> verifyIdToken(
            UnverifiedJwt token, OrgId orgId, String issuer, String clientId, String nonce) {
        return verify(token, orgId, issuer, clientId, TokenRules.idToken(clientId, nonce));
    }

    private CompletionStage<VerifiedJwt> verify(
            UnverifiedJwt token, OrgId orgId, String issuer, String audience, TokenRules.Kind kind) {
        // Checked first: such a token must not cause a fetch of keys.
        if (!token.issuer().equals(issuer)) {
            return CompletableFuture.failedFuture(new TokenRefused("the iss claim is not the expected issuer"));
        }
        if (!token.audiences().contains(audience)) {
            return CompletableFuture.failedFuture(
                    new TokenRefused("the aud claim does not contain the expected audience"));
        }
        return trust(orgId, issuer).verify(token, orgId, audience, kind);
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

    /// Created with the first token: many servers receive none.
    private JwksFetcher client() {
        JwksFetcher made = client;
        if (made == null) {
            made = new JwksFetcher(new IssuerHttp(vertx, guard));
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

        /// The number of references. The last one removes it.
        private int organizations;

        Shared(IssuerTokenVerifier trust) {
            this.trust = trust;
        }
    }
}
