package org.landlord.adapter.rest.access.authentication;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.ratelimit.CredentialRateLimiter;
import org.landlord.adapter.rest.access.ratelimit.FailedAttempts;
import org.landlord.adapter.rest.access.session.RequestForgery;
import org.landlord.adapter.rest.access.session.SessionCookie;
import org.landlord.adapter.rest.http.filter.ClientAddress;
import org.landlord.adapter.rest.http.head.ReasonHeader;
import org.landlord.adapter.rest.http.head.RequestCaller;
import org.landlord.adapter.rest.http.head.RequestId;
import org.landlord.adapter.rest.http.problem.ProblemResponses;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Reason;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.in.access.Authentication;
import org.landlord.port.in.access.session.SessionUse;

/// Authenticates requests by the API key or the token in `Authorization`, before their body is read. Without that
/// header, the cookie of a session counts: see [RequestForgery]. Unauthenticated requests are answered here.
///
/// Keys and sessions in the cache are verified on the event loop; all else runs on worker threads.
@Singleton
class Authenticator {

    /// After the filters that count requests and assign ids, before everything that responds.
    private static final int ORDER = Integer.MIN_VALUE + 100;

    private static final String PATHS = "/v1/*";

    /// Sent by pages of the console that read again while nobody uses them.
    private static final CharSequence REFRESH = HttpHeaders.createOptimized("Landlord-Refresh");

    private static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");
    private static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("RateLimit-Policy");

    private static final String SCHEME = "Bearer ";

    private final Authentication authentication;
    private final OidcAuthenticator people;
    private final CredentialRateLimiter rates;
    private final FailedAttempts failedAttempts;
    private final ExecutorService workers;

    Authenticator(
            Authentication authentication,
            OidcAuthenticator people,
            CredentialRateLimiter rates,
            FailedAttempts failedAttempts,
            ExecutorService workers) {
        this.authentication = authentication;
        this.people = people;
        this.rates = rates;
        this.failedAttempts = failedAttempts;
        this.workers = workers;
    }

    void route(@Observes Router router) {
        router.route(PATHS).order(ORDER).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        // The methods of a path are public: the OpenAPI document lists them.
        if (context.request().method() == HttpMethod.OPTIONS) {
            context.next();
            return;
        }
        Origin origin = new Origin(
                RequestId.of(context),
                ClientAddress.of(context),
                context.request().getHeader(HttpHeaders.USER_AGENT));
        SessionToken session = hasCredential(context) ? null : SessionCookie.of(context);
        if (session != null) {
            admitSession(context, session, origin);
            return;
        }
        String credential;
        try {
            credential = credential(context);
        } catch (Unauthenticated refused) {
            ProblemResponses.refuse(context, refused, false);
            return;
        }
        if (ApiKeyToken.isMeantBy(credential)) {
            admitHolder(context, credential, origin);
        } else {
            admitLater(
                    context,
                    people.who(credential, context.normalizedPath(), origin),
                    refused -> turnAway(context, origin, null, refused));
        }
    }

    private static boolean hasCredential(RoutingContext context) {
        return context.request().headers().contains(HttpHeaders.AUTHORIZATION) || OtherCredential.of(context) != null;
    }

    private void admitSession(RoutingContext context, SessionToken token, Origin origin) {
        try {
            RequestForgery.refuse(context, token);
        } catch (Unauthenticated refused) {
            ProblemResponses.refuse(context, refused, false);
            return;
        } catch (Forbidden refused) {
            ProblemResponses.refuse(context, refused);
            return;
        }
        SessionUse use = context.request().headers().contains(REFRESH) ? SessionUse.WAITING : SessionUse.ACTIVE;
        Caller known = authentication.remembered(token, origin, use).orElse(null);
        if (known == null) {
            // Not counted as a failed attempt: pages go on asking after their session has ended.
            admitLater(
                    context,
                    CompletableFuture.supplyAsync(() -> authentication.holder(token, origin, use), workers),
                    refused -> ProblemResponses.refuse(context, refused, true));
        } else {
            letIn(context, known);
        }
    }

    private void admitHolder(RoutingContext context, String credential, Origin origin) {
        ApiKeyToken token;
        try {
            token = ApiKeyToken.parse(credential);
        } catch (InvalidInput refused) {
            String why = "the API key " + refused.violations().getFirst().detail();
            turnAway(context, origin, null, new Unauthenticated(why));
            return;
        }
        Caller known = authentication.remembered(token, origin).orElse(null);
        if (known == null) {
            String keyId = token.keyId().value();
            admitLater(
                    context,
                    CompletableFuture.supplyAsync(() -> authentication.holder(token, origin), workers),
                    refused -> turnAway(context, origin, keyId, refused));
        } else {
            letIn(context, known);
        }
    }

    /// @param onRefusal responds if the credential is not valid
    private void admitLater(
            RoutingContext context, CompletionStage<Caller> caller, Consumer<Unauthenticated> onRefusal) {
        Context home = context.vertx().getOrCreateContext();
        context.request().pause();
        caller.whenComplete((found, thrown) -> home.runOnContext(_ -> {
            if (thrown == null) {
                letIn(context, found);
            } else {
                refuse(context, thrown instanceof CompletionException ? thrown.getCause() : thrown, onRefusal);
            }
        }));
    }

    private void letIn(RoutingContext context, Caller caller) {
        HttpServerResponse response = context.response();
        RateLimited tooMany = rates.admit(
                caller,
                state -> response.putHeader(RATE_LIMIT, state)
                        .putHeader(RATE_LIMIT_POLICY, String.valueOf(rates.policy())));
        if (tooMany != null) {
            ProblemResponses.refuse(context, tooMany);
            return;
        }
        Reason reason;
        try {
            reason = ReasonHeader.of(context.request());
        } catch (InvalidInput refused) {
            ProblemResponses.refuse(context, refused);
            return;
        }
        RequestCaller.set(context, reason == null ? caller : caller.because(reason));
        context.next();
    }

    private static void refuse(
            RoutingContext context, @Nullable Throwable thrown, Consumer<Unauthenticated> onRefusal) {
        switch (thrown) {
            case Unauthenticated refused -> onRefusal.accept(refused);
            case Unavailable later -> ProblemResponses.refuse(context, later);
            case null ->
                ProblemResponses.fail(context, new IllegalStateException("authentication completed without a caller"));
            default -> ProblemResponses.fail(context, thrown);
        }
    }

    /// @param keyId the key id that was sent; null if none was
    private void turnAway(RoutingContext context, Origin origin, @Nullable String keyId, Unauthenticated refused) {
        RateLimited tooMany = failedAttempts.note(origin.address(), keyId);
        if (tooMany == null) {
            ProblemResponses.refuse(context, refused, true);
        } else {
            ProblemResponses.refuse(context, tooMany);
        }
    }

    /// @throws Unauthenticated if it is missing or malformed
    private static String credential(RoutingContext context) {
        String other = OtherCredential.of(context);
        if (other != null) {
            return other;
        }
        List<String> headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            throw new Unauthenticated(
                    "missing credentials: send an API key or a token in the header Authorization: Bearer");
        }
        String header = headers.getFirst();
        if (headers.size() > 1 || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new Unauthenticated("there must be exactly one Authorization header, with Bearer and the token");
        }
        return header.substring(SCHEME.length()).strip();
    }
}
