package org.landlord.adapter.rest.access.signin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.oidc.CodeExchange;
import org.landlord.adapter.rest.access.oidc.IssuerClient;
import org.landlord.adapter.rest.access.oidc.IssuerMetadata;
import org.landlord.adapter.rest.access.oidc.TokenVerifier;
import org.landlord.adapter.rest.access.oidc.UnverifiedJwt;
import org.landlord.adapter.rest.access.oidc.VerifiedJwt;
import org.landlord.adapter.rest.access.session.RequestForgery;
import org.landlord.adapter.rest.access.signin.SignInRefused.Code;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.identity.GroupMapping;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.identity.SignInRules;
import org.landlord.domain.shared.Label;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.port.in.access.session.SignInUser;

/// Signs users in by OpenID Connect: authorization code flow with PKCE (S256), `state` and `nonce`.
@Singleton
class OidcSignIn implements SignInProtocol {

    static final String CALLBACK = "/console/auth/oidc/callback";

    private static final String EMAIL = "email";

    private final SignIn signIn;
    private final IssuerClient issuers;
    private final TokenVerifier verifier;
    private final SignInPages pages;
    private final ReturnPages returnPages;
    private final ExecutorService workers;
    private final InstantSource clock = InstantSource.system();

    OidcSignIn(
            SignIn signIn,
            IssuerClient issuers,
            TokenVerifier verifier,
            SignInPages pages,
            ReturnPages returnPages,
            ExecutorService workers) {
        this.signIn = signIn;
        this.issuers = issuers;
        this.verifier = verifier;
        this.pages = pages;
        this.returnPages = returnPages;
        this.workers = workers;
    }

    /// The response of the authorization endpoint.
    ///
    /// @param issuer the parameter `iss` of RFC 9207
    record Answer(
            @Nullable String code,
            @Nullable String state,
            @Nullable String error,
            @Nullable String issuer) {}

    @Override
    public ProviderType type() {
        return ProviderType.OIDC;
    }

    @Override
    public CompletionStage<Response> start(RoutingContext http, IdentityProvider provider, ReturnPath returnTo) {
        String clientId = clientId(provider);
        SignInAttempt attempt = SignInAttempt.begin(
                signIn.newToken(), provider.orgId(), provider.providerId(), returnTo, clock.instant());
        String redirectUri = redirectUri(http);
        String cookie = SignInCookie.set(http, attempt);
        return issuers.metadata(provider.orgId(), provider.issuer().value())
                .thenApply(issuer -> SignInPages.redirect(authorization(issuer, clientId, redirectUri, attempt))
                        .header(HttpHeaders.SET_COOKIE.toString(), cookie)
                        .build());
    }

    private static String authorization(
            IssuerMetadata issuer, String clientId, String redirectUri, SignInAttempt attempt) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirectUri);
        query.put("scope", "openid profile email");
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        String endpoint = issuer.authorizationEndpoint();
        return endpoint + (endpoint.contains("?") ? "&" : "?") + IssuerClient.encoded(query);
    }

    /// Completes a sign-in. The attempt ends, whether it succeeds or not.
    CompletionStage<Response> complete(RoutingContext http, Answer answer) {
        String redirectUri = redirectUri(http);
        Optional<SignInAttempt> begun =
                SignInAttempt.of(SignInCookie.of(http), answer.state(), returnPages, clock.instant());
        ReturnPath returnTo = begun.map(SignInAttempt::returnTo).orElseGet(ReturnPath::home);
        return CompletableFuture.supplyAsync(() -> underway(begun), workers)
                .thenCompose(it -> issuers.metadata(
                                it.provider().orgId(), it.provider().issuer().value())
                        .thenCompose(issuer -> complete(http, it, issuer, code(answer, issuer), redirectUri)))
                .exceptionally(thrown -> pages.refused(http, thrown, returnTo))
                .thenApply(response -> response.header(HttpHeaders.SET_COOKIE.toString(), SignInCookie.remove(http))
                        .build());
    }

    /// An attempt with the current record of its provider.
    private record Underway(SignInAttempt attempt, IdentityProvider provider) {}

    private Underway underway(Optional<SignInAttempt> begun) {
        SignInAttempt attempt = begun.orElseThrow(() -> new SignInRefused(
                Code.EXPIRED, "the state belongs to no sign-in of this browser, or to one that has expired"));
        return signIn.provider(attempt.orgId(), attempt.providerId())
                .filter(provider -> provider.type() == type())
                .map(provider -> new Underway(attempt, provider))
                .orElseThrow(() -> new SignInRefused(Code.UNKNOWN, "the identity provider is no longer active"));
    }

    private static String code(Answer answer, IssuerMetadata issuer) {
        boolean isMissing = answer.issuer() == null && issuer.statesIssuer();
        if (isMissing || answer.issuer() != null && !answer.issuer().equals(issuer.issuer())) {
            throw new SignInRefused(Code.INVALID, "the response is of another issuer (iss)");
        }
        String error = answer.error();
        if (error != null) {
            throw new SignInRefused(
                    Code.DENIED,
                    "the identity provider answers " + (error.matches("[a-z_]{1,40}") ? error : "with an error"));
        }
        String code = answer.code();
        if (code == null) {
            throw new SignInRefused(Code.INVALID, "the response has no code");
        }
        return code;
    }

    private CompletionStage<Response.ResponseBuilder> complete(
            RoutingContext http, Underway it, IssuerMetadata issuer, String code, String redirectUri) {
        SignInAttempt attempt = it.attempt();
        IdentityProvider provider = it.provider();
        String clientId = clientId(provider);
        SignInRules rules = SignInRules.ofStored(provider.metadata());
        CodeExchange exchange = new CodeExchange(code, redirectUri, clientId, attempt.verifier());
        return CompletableFuture.supplyAsync(() -> ClientSecrets.read(rules.clientSecretRef()), workers)
                .thenCompose(secret -> issuers.exchange(provider.orgId(), issuer, exchange, secret.orElse(null)))
                .thenCompose(idToken -> verified(idToken, provider, clientId, attempt)
                        .thenApplyAsync(
                                verified -> {
                                    SessionToken token = signIn.newToken();
                                    String hint = OidcSignOut.hint(issuer, clientId, idToken, token);
                                    SignInUser user = user(provider, rules, verified, hint);
                                    return pages.signedIn(http, user, token, attempt.returnTo());
                                },
                                workers));
    }

    private CompletionStage<VerifiedJwt> verified(
            String idToken, IdentityProvider provider, String clientId, SignInAttempt attempt) {
        UnverifiedJwt token = UnverifiedJwt.of(idToken)
                .orElseThrow(() -> new SignInRefused(Code.INVALID, "the ID token is not a signed JWT"));
        return verifier.verifyIdToken(token, provider.orgId(), provider.issuer().value(), clientId, attempt.nonce());
    }

    private static SignInUser user(
            IdentityProvider provider, SignInRules rules, VerifiedJwt token, @Nullable String signOutHint) {
        String claim = rules.userIdClaim();
        if (EMAIL.equals(claim) && token.hasUnverifiedEmail()) {
            throw new SignInRefused(Code.INVALID, "the e-mail address of the user is not verified (email_verified)");
        }
        Optional<String> userId = claim == null ? Optional.of(token.subject()) : token.text(claim);
        String groupsClaim = GroupMapping.ofStored(provider.metadata()).claim();
        List<String> groups = groupsClaim == null ? List.of() : token.texts(groupsClaim);
        boolean overage = groupsClaim != null && groups.isEmpty() && token.leavesOut(groupsClaim);
        return new SignInUser(
                provider.orgId(),
                provider.providerId(),
                provider.version(),
                userId.orElseThrow(
                        () -> new SignInRefused(Code.INVALID, "the ID token lacks the claim of the user id")),
                groups,
                overage,
                signOutHint);
    }

    private static String clientId(IdentityProvider provider) {
        Label clientId = provider.clientId();
        if (clientId == null) {
            throw new SignInRefused(Code.UNAVAILABLE, "the record of the identity provider has no clientId");
        }
        return clientId.value();
    }

    private static String redirectUri(RoutingContext http) {
        return RequestForgery.ownOrigin(http) + CALLBACK;
    }
}
