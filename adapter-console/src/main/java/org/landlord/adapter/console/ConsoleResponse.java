package org.landlord.adapter.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/// Sends a [ConsoleFile] to a browser, unless it has it.
final class ConsoleResponse {

    private static final int NOT_MODIFIED = 304;

    private static final CharSequence CONTENT_SECURITY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence OPENER_POLICY = HttpHeaders.createOptimized("Cross-Origin-Opener-Policy");
    private static final CharSequence RESOURCE_POLICY = HttpHeaders.createOptimized("Cross-Origin-Resource-Policy");

    /// `gzip` in `Accept-Encoding`, unless its weight is 0.
    private static final Pattern GZIP =
            Pattern.compile("\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))", Pattern.CASE_INSENSITIVE);

    private ConsoleResponse() {}

    /// @param security the value of `Content-Security-Policy`
    static void send(RoutingContext context, ConsoleFile file, CharSequence security) {
        String etag = "W/\"" + file.version() + '"';
        HttpServerResponse response = context.response()
                .putHeader(CONTENT_SECURITY, security)
                .putHeader(FRAME_OPTIONS, "DENY")
                .putHeader(OPENER_POLICY, "same-origin")
                .putHeader(RESOURCE_POLICY, "same-origin")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader(HttpHeaders.ETAG, etag);
        if (etag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        boolean gzip = file.gzip().length < file.content().length && acceptsGzip(context);
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
