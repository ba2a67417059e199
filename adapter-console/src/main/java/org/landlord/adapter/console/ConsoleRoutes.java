package org.landlord.adapter.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Serves the page and the files of the console. `/console/auth/` belongs to the sign-in.
@Singleton
class ConsoleRoutes {

    static final String FILES = "/console/assets/";

    private static final String PAGES = "/console";
    private static final String SIGN_IN = "/console/auth/";
    private static final String CLIENT = PAGES + "/" + ClientScript.NAME;
    private static final int NOT_FOUND = 404;

    /// Scripts and styles come from this server only, and none are part of the page. No other site can
    /// show the console in a frame.
    private static final CharSequence SECURITY = HttpHeaders.createOptimized("default-src 'none'; script-src 'self'; "
            + "style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'");

    /// The address of a file changes with its content.
    private static final CharSequence FOREVER = HttpHeaders.createOptimized("public, max-age=31536000, immutable");

    private final ConsoleFiles files;
    private final ConsolePage page;
    private final ClientScript client;

    ConsoleRoutes(ConsoleFiles files, ConsolePage page, ClientScript client) {
        this.files = files;
        this.page = page;
        this.client = client;
    }

    void route(@Observes Router router) {
        router.route(PAGES + "*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith(SIGN_IN) || !path.equals(PAGES) && !path.startsWith(PAGES + "/")) {
            context.next();
        } else if (path.equals(CLIENT)) {
            ConsoleResponse.send(context, client.file(), SECURITY);
        } else if (path.startsWith(FILES)) {
            ConsoleFile file = files.find(path.substring(FILES.length())).orElse(null);
            if (file == null) {
                context.response().setStatusCode(NOT_FOUND).end();
            } else {
                context.response().putHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
                ConsoleResponse.send(context, file, SECURITY);
            }
        } else {
            ConsoleResponse.send(context, page.page(), SECURITY);
        }
    }
}
