package org.landlord.adapter.rest.access;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unauthenticated;

/// Verifies tokens of identity providers: signature, issuer, audience, `exp`, `nbf`, with the provider of
/// quarkus-oidc. Only asymmetric algorithms count; neither the issuer nor anybody else is asked about a token.
///
/// What quarkus-oidc has around that is not used. Its dynamic tenants stay in memory for ever, and tenants can
/// make as many as they like; its client follows whatever the issuer's documents and redirects name, and reads
/// answers of any size; a key that was given up stays good until somebody comes with a new one.
@Singleton
public class TokenVerifier {

    /// The keys of the least recently seen issuers are forgotten, and fetched again when needed.
    private static final int MAX_ISSUERS = 512;

    private final Map<Key, IssuerTrust> trusted = new LinkedHashMap<>(16, 0.75f, true);
    private final Vertx vertx;
    private final IssuerGuard guard;
    private final LongSupplier nanos;
    private @Nullable IssuerClient client;

    @Inject
    TokenVerifier(
            Vertx vertx, @ConfigProperty(name = "landlord.oidc.allow-private-issuers") boolean allowPrivateIssuers) {
        this(vertx, new IssuerGuard(allowPrivateIssuers), System::nanoTime);
    }

    /// @param nanos a clock for spans of time
    TokenVerifier(Vertx vertx, IssuerGuard guard, LongSupplier nanos) {
        this.vertx = vertx;
        this.guard = guard;
        this.nanos = nanos;
    }

    /// Verifies a token, and asks the issuer for its keys if they are not known yet. Never blocks.
    ///
    /// @param issuer who must have issued it, as the record of the identity provider says
    /// @param clientId whom it must be for, as that record says
    /// @return what the token says. Completes on any thread, at once if the keys are known. Fails with
    ///     [Unauthenticated] if the token is not good, and within seconds with
    ///     [org.landlord.domain.failure.Unavailable] if the issuer's keys cannot be fetched
    public CompletionStage<VerifiedToken> verify(CompactToken token, String issuer, String clientId) {
        // Checked here too: to quarkus-oidc, an issuer or audience called `any` is all of them.
        if (!token.issuer().equals(issuer) || !token.audiences().contains(clientId)) {
            return CompletableFuture.failedFuture(new Unauthenticated("the token is not good here"));
        }
        return trust(issuer, clientId).verify(token);
    }

    private synchronized IssuerTrust trust(String issuer, String clientId) {
        Key key = new Key(issuer, clientId);
        IssuerTrust known = trusted.get(key);
        if (known != null) {
            return known;
        }
        IssuerClient source = client();
        IssuerTrust trust =
                new IssuerTrust(vertx, issuer, clientId, new IssuerKeys(issuer, () -> source.keys(issuer), nanos));
        trusted.put(key, trust);
        if (trusted.size() > MAX_ISSUERS) {
            trusted.remove(trusted.keySet().iterator().next());
        }
        return trust;
    }

    /// Made when it is needed: most servers see no token in all their life.
    private IssuerClient client() {
        IssuerClient made = client;
        if (made == null) {
            made = new IssuerClient(vertx, guard);
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

    /// What decides whether a token is good.
    private record Key(String issuer, String clientId) {}
}
