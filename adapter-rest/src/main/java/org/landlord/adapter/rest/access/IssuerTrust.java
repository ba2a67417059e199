package org.landlord.adapter.rest.access;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.JsonWebKeySet;
import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.tenancy.OrgId;

/// The tokens of one issuer.
final class IssuerTrust {

    private static final Logger LOG = Logger.getLogger(IssuerTrust.class);

    /// For more clients than that, what is made for each of them is made again now and then.
    private static final int MAX_CLIENTS = 8;

    private final Vertx vertx;
    private final String issuer;
    private final IssuerKeys keys;
    private final Map<String, CompletionStage<OidcTenantConfig>> rules = new HashMap<>();

    IssuerTrust(Vertx vertx, String issuer, IssuerKeys keys) {
        this.vertx = vertx;
        this.issuer = issuer;
        this.keys = keys;
    }

    /// What `token` says, once it is verified.
    ///
    /// @param orgId who trusts the issuer
    /// @param clientId whom it must be for
    /// @return fails as [TokenVerifier#verify] does
    CompletionStage<VerifiedToken> verify(CompactToken token, OrgId orgId, String clientId) {
        return rules(clientId).thenCompose(rules -> verify(token, orgId, rules));
    }

    /// The first ones of a process read all defaults of the framework, which takes too long for an event loop.
    private synchronized CompletionStage<OidcTenantConfig> rules(String clientId) {
        if (rules.size() >= MAX_CLIENTS && !rules.containsKey(clientId)) {
            rules.clear();
        }
        return rules.computeIfAbsent(
                clientId,
                id -> vertx.executeBlocking(() -> config(issuer, id), false).toCompletionStage());
    }

    private CompletionStage<VerifiedToken> verify(CompactToken token, OrgId orgId, OidcTenantConfig rules) {
        return keys.current(orgId)
                .thenCompose(known -> switch (check(token, rules, known)) {
                    case Finding.UnknownKey unknown ->
                        keys.newerThan(orgId, known)
                                .thenApply(newer -> newer == known ? unknown : check(token, rules, newer));
                    case Finding finding -> CompletableFuture.completedFuture(finding);
                })
                .thenApply(IssuerTrust::answer);
    }

    private static VerifiedToken answer(Finding finding) {
        return switch (finding) {
            case Finding.Good good -> good.token();
            case Finding.UnknownKey _ -> throw TokenVerifier.notGood();
            // Said of tokens alone that the issuer has signed.
            case Finding.Bad bad ->
                throw bad.expired() ? new Unauthenticated("the token has expired") : TokenVerifier.notGood();
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
