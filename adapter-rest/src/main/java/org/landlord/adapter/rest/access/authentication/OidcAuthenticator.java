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

/// Finds out which person calls, by a token of their organization's identity provider. Nothing of that is
/// remembered but the provider's keys: what an organization changes holds with the next request.
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
    /// @param path what is asked for
    /// @return fails with [Unauthenticated] if the token is not good, and with
    ///     [org.landlord.domain.failure.Unavailable] if that cannot be found out now
    CompletionStage<Caller> who(String credential, String path, Origin origin) {
        UnverifiedJwt token = UnverifiedJwt.of(credential).orElse(null);
        if (token == null) {
            log.refused("it is no signed JWT, or of a type that is no credential", null, null, origin);
            return CompletableFuture.failedStage(
                    new Unauthenticated("the token is neither an API key nor a signed JWT of an identity provider"));
        }
        return CompletableFuture.supplyAsync(() -> trusted(token, path, origin), workers)
                .thenCompose(trust -> trust.map(found -> verified(token, found, origin))
                        .orElseGet(() -> CompletableFuture.failedStage(notGood())));
    }

    private CompletionStage<Caller> verified(UnverifiedJwt token, Trust trust, Origin origin) {
        TrustedIssuer issuer = trust.issuer();
        return verifier.verify(token, issuer.orgId(), issuer.issuer(), issuer.audience())
                .thenApplyAsync(verified -> person(token, trust, verified, origin), workers)
                .exceptionallyCompose(thrown -> {
                    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
                    if (cause instanceof TokenRefused refused) {
                        log.refused(String.valueOf(refused.getMessage()), token, issuer, origin);
                        return CompletableFuture.failedStage(notGood());
                    }
                    return CompletableFuture.failedStage(thrown);
                });
    }

    /// What is said of a token whatever is wrong with it.
    private static Unauthenticated notGood() {
        return new Unauthenticated("the token is not good here");
    }

    /// @param issuer who has to vouch
    /// @param ambiguous true if several organizations are meant as much as this one
    private record Trust(TrustedIssuer issuer, boolean ambiguous) {}

    /// Several organizations may trust one issuer: which of them is meant, the path says. Who has proved
    /// nothing yet does not learn here whether anybody trusts an issuer: it is refused like a token that is
    /// forged.
    ///
    /// @return empty if nobody trusts it
    private Optional<Trust> trusted(UnverifiedJwt token, String path, Origin origin) {
        List<TrustedIssuer> trusting = authentication.trusting(token.issuer(), token.audiences(), organizationIn(path));
        if (trusting.isEmpty()) {
            log.refused(
                    "no active identity provider of type oidc is for this issuer and audience", token, null, origin);
            return Optional.empty();
        }
        return Optional.of(new Trust(trusting.getFirst(), trusting.size() > 1 && !path.startsWith(ORGANIZATIONS)));
    }

    /// Which organization a path is about, if it is about one; whether there is such a one is not known.
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
                    "several organizations trust its issuer and audience, and none is named", token, issuer, origin);
            throw new Unauthenticated(
                    "several organizations trust the token's issuer: ask below /v1/orgs/ and the one you mean");
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
