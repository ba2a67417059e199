package org.landlord.adapter.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Serves the front ends of the operator, beside the console or instead of it. The sign-in stays the
/// console's.
@Singleton
class FrontEndRoutes {

    private static final String SIGN_IN = "/console/auth/";
    private static final String SIGN_IN_PAGE = "/console/sign-in";
    private static final int FOUND = 302;
    private static final int NOT_FOUND = 404;

    /// Before the console.
    private static final int ORDER = -1;

    /// As strict as that of the console: scripts and styles are files of this server, and nothing of
    /// another server is loaded or asked.
    private static final CharSequence SECURITY = HttpHeaders.createOptimized("default-src 'none'; script-src 'self'; "
            + "style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self'; connect-src 'self'; "
            + "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");

    private final FrontEnds frontEnds;
    private final ConsoleFiles console;

    FrontEndRoutes(FrontEnds frontEnds, ConsoleFiles console) {
        this.frontEnds = frontEnds;
        this.console = console;
    }

    void route(@Observes Router router) {
        if (!frontEnds.isEmpty()) {
            router.route(frontEnds.path() + "*")
                    .order(ORDER)
                    .method(HttpMethod.GET)
                    .method(HttpMethod.HEAD)
                    .handler(this::serve);
        }
    }

    private void serve(RoutingContext context) {
        String path;
        try {
            path = URLDecoder.decode(context.normalizedPath().replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            context.response().setStatusCode(NOT_FOUND).end();
            return;
        }
        FrontEnd frontEnd = frontEnds.find(path).orElse(null);
        if (frontEnd == null || isOfConsole(path, frontEnd, context)) {
            context.next();
            return;
        }
        switch (frontEnd.answer(path)) {
            case FrontEnd.Answer.Send(ConsoleFile file) -> ConsoleResponse.send(context, file, SECURITY);
            case FrontEnd.Answer.AddSlash() -> addSlash(context);
            case FrontEnd.Answer.NotFound() ->
                context.response().setStatusCode(NOT_FOUND).end();
        }
    }

    /// True for the sign-in and what its page loads: they are there, too, if a front end is instead of
    /// the console. Its script and style have their version in the address, so that the front end may
    /// have files of the same names.
    private boolean isOfConsole(String path, FrontEnd frontEnd, RoutingContext context) {
        if (!path.startsWith(ConsoleRoutes.FILES)) {
            return path.equals(SIGN_IN_PAGE) || path.startsWith(SIGN_IN);
        }
        String version = context.request().getParam("v");
        return console.find(path.substring(ConsoleRoutes.FILES.length()))
                .filter(file -> file.version().equals(version) || !frontEnd.hasFile(path))
                .isPresent();
    }

    /// By a relative address, which is right behind a proxy that adds a path prefix, too.
    private static void addSlash(RoutingContext context) {
        String query = context.request().query();
        String last =
                context.normalizedPath().substring(context.normalizedPath().lastIndexOf('/') + 1);
        context.response()
                .setStatusCode(FOUND)
                .putHeader(HttpHeaders.LOCATION, last + "/" + (query == null ? "" : "?" + query))
                .end();
    }
}
