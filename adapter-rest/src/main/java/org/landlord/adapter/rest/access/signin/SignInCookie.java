package org.landlord.adapter.rest.access.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.access.session.RequestCookies;
import org.landlord.adapter.rest.http.filter.TrustedProxies;

/// The cookie of a [SignInAttempt].
public final class SignInCookie {

    private static final String NAME = "landlord-sign-in";

    private SignInCookie() {}

    /// Its value; null if there is none, or several.
    public static @Nullable String of(RoutingContext http) {
        return RequestCookies.only(http, name(http));
    }

    /// The value of `Set-Cookie` that sets it.
    public static String set(RoutingContext http, SignInAttempt attempt) {
        return cookie(http, attempt.cookie(), SignInAttempt.LIFETIME.toSeconds());
    }

    /// The value of `Set-Cookie` that removes it.
    public static String remove(RoutingContext http) {
        return cookie(http, "", 0);
    }

    private static String cookie(RoutingContext http, String value, long seconds) {
        return Cookie.cookie(name(http), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(TrustedProxies.isSecure(http))
                // The identity provider sends the browser back by a link of another site.
                .setSameSite(CookieSameSite.LAX)
                .setMaxAge(seconds)
                .encode();
    }

    private static String name(RoutingContext http) {
        return TrustedProxies.isSecure(http) ? "__Host-" + NAME : NAME;
    }
}
