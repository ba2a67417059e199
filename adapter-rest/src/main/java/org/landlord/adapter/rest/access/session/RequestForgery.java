package org.landlord.adapter.rest.access.session;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import org.landlord.adapter.rest.http.filter.TrustedProxies;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.Unauthenticated;

/// Protection against cross-site request forgery: a page of another site must not use a session of the browser, nor
/// begin one.
public final class RequestForgery {

    /// The header with the CSRF token of the session. A page of another site cannot send it: that requires the
    /// permission of this server, by CORS.
    public static final String TOKEN_HEADER = "X-CSRF-Token";

    private static final CharSequence TOKEN = HttpHeaders.createOptimized(TOKEN_HEADER);
    private static final CharSequence FETCH_SITE = HttpHeaders.createOptimized("Sec-Fetch-Site");
    private static final String SAME_ORIGIN = "same-origin";
    private static final String NO_SITE = "none";

    private RequestForgery() {}

    /// Checks a request with the cookie of a session: its CSRF token and, for methods that may change something, its
    /// origin.
    ///
    /// @throws Unauthenticated if the CSRF token is missing or wrong: the cookie does not count then
    /// @throws Forbidden if the request comes from another origin
    public static void refuse(RoutingContext context, SessionToken session) {
        List<String> tokens = context.request().headers().getAll(TOKEN);
        if (tokens.isEmpty()) {
            throw new Unauthenticated("missing credentials: send an API key or a token in the header Authorization:"
                    + " Bearer; a session also needs the header " + TOKEN_HEADER);
        }
        if (tokens.size() > 1 || !session.hasCsrfToken(tokens.getFirst())) {
            throw new Unauthenticated("the header " + TOKEN_HEADER + " does not belong to the session");
        }
        HttpMethod method = context.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD) {
            refuseOtherOrigin(context);
        }
    }

    /// Checks the origin of a request, as far as the browser states it.
    ///
    /// @throws Forbidden if the request comes from another origin
    public static void refuseOtherOrigin(RoutingContext context) {
        HttpServerRequest request = context.request();
        for (String origin : request.headers().getAll(HttpHeaders.ORIGIN)) {
            if (!origin.equalsIgnoreCase(ownOrigin(context))) {
                throw new Forbidden("the request comes from a page of another origin");
            }
        }
        for (String site : request.headers().getAll(FETCH_SITE)) {
            if (!site.equalsIgnoreCase(SAME_ORIGIN)) {
                throw new Forbidden("the request comes from a page of another origin");
            }
        }
    }

    /// Whether a page of another origin leads the browser here, as far as the browser states it. Not an address
    /// that the user enters, nor a bookmark.
    public static boolean isLedByOtherOrigin(RoutingContext context) {
        return context.request().headers().getAll(FETCH_SITE).stream()
                .anyMatch(site -> !site.equalsIgnoreCase(SAME_ORIGIN) && !site.equalsIgnoreCase(NO_SITE));
    }

    /// The origin of the server as the browser sees it: scheme, host, and port unless it is the default.
    public static String ownOrigin(RoutingContext context) {
        boolean secure = TrustedProxies.isSecure(context);
        HostAndPort host = context.request().authority();
        if (host == null) {
            return "";
        }
        int port = host.port();
        boolean isDefault = port < 0 || port == (secure ? 443 : 80);
        return ((secure ? "https://" : "http://") + host.host() + (isDefault ? "" : ":" + port))
                .toLowerCase(Locale.ROOT);
    }
}
