package org.landlord.adapter.rest.access.session;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The cookies of a request, as the browser sends them. (Vert.x keeps one of several with the same name.)
public final class RequestCookies {

    private RequestCookies() {}

    /// The value of a cookie. A browser sends several with the same name if another host of the domain has set one.
    ///
    /// @return null if there is none, or several
    public static @Nullable String only(RoutingContext context, String name) {
        List<String> values = context.request().headers().getAll(HttpHeaders.COOKIE).stream()
                .flatMap(line -> Stream.of(line.split(";")))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
        return values.size() == 1 ? values.getFirst() : null;
    }
}
