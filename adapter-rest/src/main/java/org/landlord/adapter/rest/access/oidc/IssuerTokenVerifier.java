package org.landlord.adapter.rest.access.oidc;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jose4j.jwk.JsonWebKey;
import org.landlord.adapter.rest.access.oidc.TokenRules.Finding;
import org.landlord.domain.tenancy.OrgId;

/// Verifies the tokens of one issuer.
final class IssuerTokenVerifier {

    private final String issuer;
    private final JwksCache keys;

    IssuerTokenVerifier(String issuer, JwksCache keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    /// @param orgId the organization that trusts the issuer
    /// @param audience the required audience
    /// @param kind the required kind of token
    /// @return fails as [TokenVerifier#verify] does
    CompletionStage<VerifiedJwt> verify(UnverifiedJwt token, OrgId orgId, String audience, TokenRules.Kind kind) {
        return keys.current(orgId)
                .thenCompose(known -> switch (check(token, audience, kind, known.getJsonWebKeys())) {
                    case Finding.UnknownKey unknown ->
                        keys.newerThan(orgId, known)
                                .thenApply(newer -> newer == known
                                        ? unknown
                                        : check(token, audience, kind, newer.getJsonWebKeys()));
                    case Finding finding -> CompletableFuture.completedFuture(finding);
                })
                .thenApply(IssuerTokenVerifier::answer);
    }

    private Finding check(UnverifiedJwt token, String audience, TokenRules.Kind kind, Collection<JsonWebKey> known) {
        return TokenRules.check(token, issuer, audience, kind, known);
    }

    private static VerifiedJwt answer(Finding finding) {
        return switch (finding) {
            case Finding.Good(VerifiedJwt token) -> token;
            case Finding.UnknownKey(String why) -> throw new TokenRefused(why);
            case Finding.Bad(String why) -> throw new TokenRefused(why);
        };
    }
}
