package org.landlord.adapter.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/// Serves the page and the files of the console. `/console/auth/` belongs to the sign-in.
@Singleton
class ConsoleRoutes {

    static final String FILES = "/console/assets/";

    private static final String PAGES = "/console";
    private static final String SIGN_IN = "/console/auth/";
    private static final int NOT_FOUND = 404;
    private static final int NOT_MODIFIED = 304;

    /// Scripts and styles come from this server only, and none are part of the page. No other site can show the
    /// console in a frame.
    private static final CharSequence SECURITY = HttpHeaders.createOptimized("default-src 'none'; script-src 'self'; "
            + "style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'");

    private static final CharSequence CONTENT_SECURITY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence OPENER_POLICY = HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");

    /// `gzip` in `Accept-Encoding`, unless its weight is 0.
    private static final Pattern GZIP =
            Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))", Pattern.CASE_INSENSITIVE);

    /// The address of a file changes with its content.
    private static final CharSequence FOREVER = HttpHeaders.createOptimized("public, max-age=31536000, immutable");

    private final ConsoleFiles files;
    private final ConsolePage page;

    ConsoleRoutes(ConsoleFiles files, ConsolePage page) {
        this.files = files;
        this.page = page;
    }

    void route(@Observes Router router) {
        router.route(PAGES + "*").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::serve);
    }

    private void serve(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith(SIGN_IN) || !path.equals(PAGES) && !path.startsWith(PAGES + "/")) {
            context.next();
        } else if (path.startsWith(FILES)) {
            ConsoleFile file = files.find(path.substring(FILES.length())).orElse(null);
            if (file == null) {
                context.response().setStatusCode(NOT_FOUND).end();
            } else {
                context.response().putHeader(HttpHeaders.CACHE_CONTROL, FOREVER);
                send(context, file);
            }
        } else {
            send(context, page.page());
        }
    }

    private static void send(RoutingContext context, ConsoleFile file) {
        String etag = "W/\"" + file.version() + '"';
        HttpServerResponse response = context.response()
                .putHeader(CONTENT_SECURITY, SECURITY)
                .putHeader(FRAME_OPTIONS, "DENY")
                .putHeader(OPENER_POLICY, "same-origin")
                .putHeader(RESOURCE_POLICY, "same-origin")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.ETAG, etag);
        if (etag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        boolean gzip = acceptsGzip(context);
        byte[] body = gzip ? file.gzip() : file.content();
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length));
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }

    private static boolean acceptsGzip(RoutingContext context) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && GZIP.matcher(accepted).find();
    }
}
