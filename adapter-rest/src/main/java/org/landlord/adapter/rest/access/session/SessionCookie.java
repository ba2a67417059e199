package org.landlord.adapter.rest.access.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.filter.TrustedProxies;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.failure.InvalidInput;

/// The cookie with the token of a session. Scripts cannot read it, other sites do not send it with requests that
/// change something, and the browser forgets it when it is closed. Over TLS its name has the prefix `__Host-`: a
/// browser accepts such a cookie from this host only, so that other hosts of the domain cannot set it.
public final class SessionCookie {

    private static final String NAME = "landlord-session";
    private static final String SECURE_NAME = "__Host-" + NAME;

    private SessionCookie() {}

    /// The token in the cookie of a request; null if there is none, or several cookies with its name.
    public static @Nullable SessionToken of(RoutingContext context) {
        String value = RequestCookies.only(context, name(context));
        try {
            return value == null ? null : new SessionToken(value);
        } catch (InvalidInput _) {
            return null;
        }
    }

    /// The value of `Set-Cookie` that sets the token.
    public static String set(RoutingContext context, SessionToken token) {
        return cookie(context, token.secret()).encode();
    }

    /// The value of `Set-Cookie` that removes the cookie.
    public static String remove(RoutingContext context) {
        return cookie(context, "").setMaxAge(0).encode();
    }

    private static Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(name(context), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(TrustedProxies.isSecure(context))
                .setSameSite(CookieSameSite.LAX);
    }

    private static String name(RoutingContext context) {
        return TrustedProxies.isSecure(context) ? SECURE_NAME : NAME;
    }
}
