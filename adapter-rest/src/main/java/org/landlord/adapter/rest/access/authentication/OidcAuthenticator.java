package org.landlord.adapter.rest.access.authentication;

import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.oidc.TokenRefused;
import org.landlord.adapter.rest.access.oidc.TokenVerifier;
import org.landlord.adapter.rest.access.oidc.UnverifiedJwt;
import org.landlord.adapter.rest.access.oidc.VerifiedJwt;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.ExternalIdentity;
import org.landlord.port.in.access.TrustedIssuer;

/// Authenticates users by a token of the identity provider of their organization. Only the keys of providers are
/// cached: changes of an organization take effect with the next request.
@Singleton
class OidcAuthenticator {

    private static final String ORGANIZATIONS = "/v1/orgs/";

    private final Authentication authentication;
    private final TokenVerifier verifier;
    private final SignInLog log;
    private final ExecutorService workers;

    OidcAuthenticator(Authentication authentication, TokenVerifier verifier, SignInLog log, ExecutorService workers) {
        this.authentication = authentication;
        this.verifier = verifier;
        this.log = log;
        this.workers = workers;
    }

    /// Never blocks.
    ///
    /// @param path of the request
    /// @return fails with [Unauthenticated] if the token is invalid, and with
    ///     [org.landlord.domain.failure.Unavailable] if it cannot be verified now
    CompletionStage<Caller> who(String credential, String path, Origin origin) {
        UnverifiedJwt token = UnverifiedJwt.of(credential).orElse(null);
        if (token == null) {
            log.refused(
                    "the token is not a signed JWT with an iss claim and the type JWT or at+jwt", null, null, origin);
            return CompletableFuture.failedFuture(
                    new Unauthenticated("the token is neither an API key nor a signed JWT of an identity provider"));
        }
        return CompletableFuture.supplyAsync(() -> trusted(token, path, origin), workers)
                .thenCompose(trust -> trust.map(found -> verified(token, found, origin))
                        .orElseGet(() -> CompletableFuture.failedFuture(invalid())));
    }

    private CompletionStage<Caller> verified(UnverifiedJwt token, Trust trust, Origin origin) {
        TrustedIssuer issuer = trust.issuer();
        return verifier.verify(token, issuer.orgId(), issuer.issuer(), issuer.audience())
                .thenApplyAsync(verified -> person(token, trust, verified, origin), workers)
                .exceptionallyCompose(thrown -> {
                    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
                    if (cause instanceof TokenRefused refused) {
                        log.refused(String.valueOf(refused.getMessage()), token, issuer, origin);
                        return CompletableFuture.failedFuture(invalid());
                    }
                    return CompletableFuture.failedFuture(thrown);
                });
    }

    /// The same message for all invalid tokens.
    private static Unauthenticated invalid() {
        return new Unauthenticated("the token is invalid");
    }

    /// @param issuer the provider whose token it must be
    /// @param ambiguous true if the path does not decide between several organizations
    private record Trust(TrustedIssuer issuer, boolean ambiguous) {}

    /// The path decides if several organizations trust the issuer. The response to an unverified token does not
    /// reveal whether any organization trusts its issuer.
    ///
    /// @return empty if no organization trusts it
    private Optional<Trust> trusted(UnverifiedJwt token, String path, Origin origin) {
        List<TrustedIssuer> trusting = authentication.trusting(token.issuer(), token.audiences(), organizationIn(path));
        if (trusting.isEmpty()) {
            log.refused("no active identity provider of type oidc has this issuer and audience", token, null, origin);
            return Optional.empty();
        }
        return Optional.of(new Trust(trusting.getFirst(), trusting.size() > 1 && !path.startsWith(ORGANIZATIONS)));
    }

    /// The organization id in a path, if there is one. The organization may not exist.
    private static @Nullable String organizationIn(String path) {
        if (!path.startsWith(ORGANIZATIONS)) {
            return null;
        }
        String below = path.substring(ORGANIZATIONS.length());
        int end = below.indexOf('/');
        try {
            return URLDecoder.decode(end < 0 ? below : below.substring(0, end), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private Caller person(UnverifiedJwt token, Trust trust, VerifiedJwt verified, Origin origin) {
        TrustedIssuer issuer = trust.issuer();
        if (trust.ambiguous()) {
            log.refused(
                    "several organizations trust this issuer and audience, and the path names none",
                    token,
                    issuer,
                    origin);
            throw new Unauthenticated(
                    "several organizations trust the token's issuer: use a path that begins with /v1/orgs/{orgId}");
        }
        String claim = issuer.groupsClaim();
        List<String> groups = claim == null ? List.of() : verified.texts(claim);
        boolean overage = claim != null && groups.isEmpty() && verified.leavesOut(claim);
        if (overage) {
            log.tooManyGroups(issuer, origin);
        }
        ExternalIdentity person = new ExternalIdentity(issuer, verified.subject(), groups, overage);
        try {
            return authentication.person(person, origin);
        } catch (Unauthenticated refused) {
            throw new TokenRefused(String.valueOf(refused.getMessage()));
        }
    }
}
