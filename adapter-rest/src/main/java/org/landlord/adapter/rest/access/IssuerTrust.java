package org.landlord.adapter.rest.access;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.JsonWebKeySet;
import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;
import org.landlord.domain.failure.Unauthenticated;

/// The tokens of one issuer for one audience.
final class IssuerTrust {

    private static final Logger LOG = Logger.getLogger(IssuerTrust.class);

    private final IssuerKeys keys;
    private final CompletionStage<OidcTenantConfig> config;

    IssuerTrust(Vertx vertx, String issuer, String clientId, IssuerKeys keys) {
        this.keys = keys;
        // The first one of a process reads all defaults of the framework, which takes too long for an event loop.
        this.config =
                vertx.executeBlocking(() -> config(issuer, clientId), false).toCompletionStage();
    }

    /// What `token` says, once it is verified.
    ///
    /// @return fails as [TokenVerifier#verify] does
    CompletionStage<VerifiedToken> verify(CompactToken token) {
        return config.thenCompose(rules -> verify(token, rules));
    }

    private CompletionStage<VerifiedToken> verify(CompactToken token, OidcTenantConfig rules) {
        return keys.current()
                .thenCompose(known -> switch (check(token, rules, known)) {
                    case Finding.UnknownKey unknown ->
                        keys.newerThan(known).thenApply(newer -> newer == known ? unknown : check(token, rules, newer));
                    case Finding finding -> CompletableFuture.completedFuture(finding);
                })
                .thenApply(IssuerTrust::answer);
    }

    private static VerifiedToken answer(Finding finding) {
        return switch (finding) {
            case Finding.Good good -> good.token();
            case Finding.UnknownKey _ -> throw new Unauthenticated("the token is not good here");
            // Said of tokens alone that the issuer has signed.
            case Finding.Bad bad ->
                throw new Unauthenticated(bad.expired() ? "the token has expired" : "the token is not good here");
        };
    }

    private static Finding check(CompactToken token, OidcTenantConfig rules, JsonWebKeySet keys) {
        try {
            new OidcProvider(null, rules, keys, null, List.of()).verifyJwtToken(token.text(), true, true, null);
            return new Finding.Good(new VerifiedToken(token.claims()));
        } catch (InvalidJwtException refused) {
            // What it says has the claims in it: it is for no log.
            return refused.getCause() instanceof UnresolvableKeyException
                    ? new Finding.UnknownKey()
                    : new Finding.Bad(refused.hasExpired());
        } catch (RuntimeException odd) {
            LOG.debugf("a token of %s makes no sense: %s", token.issuer(), odd.getClass());
            return new Finding.Bad(false);
        }
    }

    /// What became of a token.
    private sealed interface Finding {

        record Good(VerifiedToken token) implements Finding {}

        /// It names a key that is not among the issuer's, or none while there are several.
        record UnknownKey() implements Finding {}

        /// @param expired true if its time is over
        record Bad(boolean expired) implements Finding {}
    }

    private static OidcTenantConfig config(String issuer, String clientId) {
        return OidcTenantConfig.builder()
                .tenantId("landlord")
                .applicationType(ApplicationType.SERVICE)
                .clientId(clientId)
                .token()
                .issuer(issuer)
                .audience(clientId)
                .subjectRequired()
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .build();
    }
}
