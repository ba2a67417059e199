package org.landlord.adapter.rest.access.signin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.authentication.SignInLog;
import org.landlord.adapter.rest.access.oidc.IssuerClient;
import org.landlord.adapter.rest.access.oidc.TokenRefused;
import org.landlord.adapter.rest.access.ratelimit.FailedAttempts;
import org.landlord.adapter.rest.access.session.SessionCookie;
import org.landlord.adapter.rest.access.session.SessionSettings;
import org.landlord.adapter.rest.http.filter.ClientAddress;
import org.landlord.adapter.rest.http.head.RequestId;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.failure.Unavailable;
import org.landlord.port.in.access.session.SignIn;
import org.landlord.port.in.access.session.SignInUser;

/// The responses to a browser that signs in: redirects to pages of the console.
@Singleton
public class SignInPages {

    /// The page where a user signs in.
    public static final String SIGN_IN = "/console/sign-in";

    private static final int SEE_OTHER = 303;

    private final SignIn signIn;
    private final SessionSettings settings;
    private final FailedAttempts failedAttempts;
    private final SignInLog log;

    SignInPages(SignIn signIn, SessionSettings settings, FailedAttempts failedAttempts, SignInLog log) {
        this.signIn = signIn;
        this.settings = settings;
        this.failedAttempts = failedAttempts;
        this.log = log;
    }

    /// A redirect with GET.
    public static Response.ResponseBuilder redirect(String location) {
        return Response.status(SEE_OTHER).header(HttpHeaders.LOCATION.toString(), location);
    }

    /// Begins the session of a user, and sends the browser to the page that it came for. Blocks.
    ///
    /// @param token a new token
    /// @throws Unauthenticated if the user has no access
    public Response.ResponseBuilder signedIn(
            RoutingContext http, SignInUser user, SessionToken token, ReturnPath returnTo) {
        signIn.withProvider(user, settings.terms(), token, SessionCookie.of(http), origin(http));
        return redirect(returnTo.path()).header(HttpHeaders.SET_COOKIE.toString(), SessionCookie.set(http, token));
    }

    /// Sends the browser back to the sign-in page with the kind of the failure.
    ///
    /// @param returnTo where the user goes after another attempt
    /// @throws RateLimited as [#noted]
    public Response.ResponseBuilder refused(RoutingContext http, Throwable thrown, ReturnPath returnTo) {
        return told(noted(http, thrown), returnTo);
    }

    /// Notes a failure. The reason is in the log, because the user may be a stranger. Failures count as
    /// failed authentications of the address.
    ///
    /// @return the kind of the failure
    /// @throws RateLimited after too many
    public SignInRefused.Code noted(RoutingContext http, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        SignInRefused.Code code = code(cause);
        if (code == null) {
            throw cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
        }
        Origin origin = origin(http);
        RateLimited tooMany =
                code == SignInRefused.Code.UNAVAILABLE ? null : failedAttempts.note(origin.address(), null);
        if (tooMany != null) {
            throw tooMany;
        }
        log.refusedSignIn(String.valueOf(cause.getMessage()), origin);
        return code;
    }

    /// Sends the browser back to the sign-in page after a failure that has been noted.
    ///
    /// @param returnTo where the user goes after another attempt
    public static Response.ResponseBuilder told(SignInRefused.Code code, ReturnPath returnTo) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("error", code.label());
        if (!returnTo.isHome()) {
            query.put("returnTo", returnTo.path());
        }
        return redirect(SIGN_IN + "?" + IssuerClient.encoded(query));
    }

    private static SignInRefused.@Nullable Code code(Throwable cause) {
        return switch (cause) {
            case SignInRefused refused -> refused.code();
            case TokenRefused _ -> SignInRefused.Code.INVALID;
            case Unauthenticated _ -> SignInRefused.Code.NO_ACCESS;
            case Unavailable _ -> SignInRefused.Code.UNAVAILABLE;
            default -> null;
        };
    }

    private static Origin origin(RoutingContext http) {
        return new Origin(
                RequestId.of(http), ClientAddress.of(http), http.request().getHeader(HttpHeaders.USER_AGENT));
    }
}
