package org.landlord.adapter.rest.access;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.TrustedIssuer;
import org.landlord.port.in.access.VouchedPerson;

/// Finds out which person calls, by a token of their organization's identity provider. Nothing of that is
/// remembered but the provider's keys: what an organization changes holds with the next request.
@Singleton
class People {

    private static final String ORGANIZATIONS = "/v1/orgs/";

    private final Authentication authentication;
    private final TokenVerifier verifier;
    private final ExecutorService workers;

    People(Authentication authentication, TokenVerifier verifier, ExecutorService workers) {
        this.authentication = authentication;
        this.verifier = verifier;
        this.workers = workers;
    }

    /// Never blocks.
    ///
    /// @param path what is asked for
    /// @return fails with [Unauthenticated] if the token is not good, and with
    ///     [org.landlord.domain.failure.Unavailable] if that cannot be found out now
    CompletionStage<Caller> who(String credential, String path, Origin origin) {
        CompactToken token = CompactToken.of(credential).orElse(null);
        if (token == null) {
            return CompletableFuture.failedStage(
                    new Unauthenticated("the token is neither an API key nor a signed JWT of an identity provider"));
        }
        return CompletableFuture.supplyAsync(() -> trusted(token, path), workers)
                .thenCompose(issuer -> verifier.verify(token, issuer.orgId(), issuer.issuer(), issuer.clientId())
                        .thenApplyAsync(verified -> person(issuer, verified, origin), workers));
    }

    /// Several organizations may trust one issuer: which of them is meant, the path says.
    private TrustedIssuer trusted(CompactToken token, String path) {
        List<TrustedIssuer> trusting = authentication.trusting(token.issuer(), token.audiences());
        Optional<TrustedIssuer> asked = trusting.stream()
                .filter(issuer -> isUnder(path, ORGANIZATIONS + issuer.orgId()))
                .findFirst();
        if (asked.isPresent()) {
            return asked.get();
        }
        if (trusting.isEmpty()) {
            throw new Unauthenticated("no organization trusts the token's issuer for its audience");
        }
        boolean oneOrganization =
                trusting.stream().map(TrustedIssuer::orgId).distinct().count() == 1;
        if (!oneOrganization && !path.startsWith(ORGANIZATIONS)) {
            throw new Unauthenticated(
                    "several organizations trust the token's issuer: ask below /v1/orgs/ and the one you mean");
        }
        return trusting.getFirst();
    }

    private static boolean isUnder(String path, String organization) {
        return path.equals(organization) || path.startsWith(organization + "/");
    }

    private Caller person(TrustedIssuer issuer, VerifiedToken verified, Origin origin) {
        String claim = issuer.groupsClaim();
        List<String> groups = claim == null ? List.of() : verified.texts(claim);
        return authentication.person(new VouchedPerson(issuer, verified.subject(), groups), origin);
    }
}
