package org.landlord.adapter.rest.access.session;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.ratelimit.CredentialRateLimiter;
import org.landlord.adapter.rest.access.ratelimit.FailedAttempts;
import org.landlord.adapter.rest.http.filter.ClientAddress;
import org.landlord.adapter.rest.http.head.RequestId;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.response.ApiResponse;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.session.EndedSession;
import org.landlord.port.in.access.session.ListedSession;
import org.landlord.port.in.access.session.SessionTerms;
import org.landlord.port.in.access.session.SessionUse;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.wire.json.access.SessionJson;

/// The session of the console's browser: sign-in with an API key, the session itself, and sign-out. Not a part
/// of the API, because other clients need no session: see docs/console.md.
@Path("/console/auth/session")
public class ConsoleSessionResource {

    private final Authentication authentication;
    private final SignIn signIn;
    private final Instance<SignOut> signOuts;
    private final CredentialRateLimiter rates;
    private final FailedAttempts failedAttempts;
    private final SessionTerms terms;

    ConsoleSessionResource(
            Authentication authentication,
            SignIn signIn,
            @Any Instance<SignOut> signOuts,
            CredentialRateLimiter rates,
            FailedAttempts failedAttempts,
            SessionSettings settings) {
        this.authentication = authentication;
        this.signIn = signIn;
        this.signOuts = signOuts;
        this.rates = rates;
        this.failedAttempts = failedAttempts;
        this.terms = settings.terms();
    }

    @POST
    public Response begin(@Context RoutingContext http) {
        RequestForgery.refuseOtherOrigin(http);
        String text = new ApiRequest(http).read(in -> in.body().required("apiKey", Function.identity()));
        Origin origin = origin(http);
        ApiKeyToken key = key(text, origin);
        SessionToken token = signIn.newToken();
        Session session;
        try {
            admit(authentication.holder(key, origin));
            session = signIn.withKey(key, terms, token, SessionCookie.of(http), origin);
        } catch (Unauthenticated refused) {
            throw counted(refused, origin, key.keyId().value());
        }
        return answer(201, session, token)
                .header(HttpHeaders.SET_COOKIE.toString(), SessionCookie.set(http, token))
                .build();
    }

    private ApiKeyToken key(String text, Origin origin) {
        try {
            return ApiKeyToken.parse(text.strip());
        } catch (InvalidInput refused) {
            throw counted(
                    new Unauthenticated(
                            "the API key " + refused.violations().getFirst().detail()),
                    origin,
                    null);
        }
    }

    /// Does not count as a use: the pages of the console ask every few seconds whether the session is over.
    @GET
    public Response get(@Context RoutingContext http) {
        new ApiRequest(http).read(_ -> true);
        SessionToken token = SessionCookie.of(http);
        if (token == null) {
            throw new Unauthenticated("there is no session: sign in");
        }
        Origin origin = origin(http);
        admit(authentication.holder(token, origin, SessionUse.WAITING));
        return answer(200, signIn.session(token, origin), token).build();
    }

    @DELETE
    public Response end(@Context RoutingContext http) {
        new ApiRequest(http).read(_ -> true);
        SessionToken token = SessionCookie.of(http);
        String url = null;
        if (token != null) {
            RequestForgery.refuse(http, token);
            url = signIn.end(token, origin(http))
                    .map(ended -> signOutUrl(http, ended, token))
                    .orElse(null);
        }
        return ApiResponse.of(200, new SignedOut(url), (it, out) -> out.text("signOutUrl", it.url()))
                .builder()
                .header(HttpHeaders.SET_COOKIE.toString(), SessionCookie.remove(http))
                .build();
    }

    private @Nullable String signOutUrl(RoutingContext http, EndedSession ended, SessionToken token) {
        return signOuts.stream()
                .map(signOut -> signOut.url(http, ended, token))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private record SignedOut(@Nullable String url) {}

    private static Response.ResponseBuilder answer(int status, Session session, SessionToken token) {
        return ApiResponse.of(
                        status,
                        new ListedSession(session, true),
                        (it, out) ->
                                out.object("session", it, SessionJson::write).text("csrfToken", token.csrfToken()))
                .builder();
    }

    private void admit(Caller caller) {
        RateLimited tooMany = rates.admit(caller, _ -> {});
        if (tooMany != null) {
            throw tooMany;
        }
    }

    /// @param keyId the key id that was sent; null if none was
    private RuntimeException counted(Unauthenticated refused, Origin origin, @Nullable String keyId) {
        RateLimited tooMany = failedAttempts.note(origin.address(), keyId);
        return tooMany == null ? refused : tooMany;
    }

    private static Origin origin(RoutingContext http) {
        return new Origin(
                RequestId.of(http), ClientAddress.of(http), http.request().getHeader(HttpHeaders.USER_AGENT));
    }
}
