package org.landlord.adapter.rest.access.oidc;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.landlord.domain.tenancy.OrgId;

/// Fetches the keys of identity providers by OpenID Connect Discovery, without blocking. Issuers are not trusted:
/// responses are limited in size and time, redirects are not followed, and [OutboundAddressPolicy] checks every
/// address, including those in an issuer's documents.
final class JwksFetcher {

    /// Documents of real issuers are much smaller.
    private static final int MAX_BYTES = 64 * 1024;

    /// Per document.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Threads for name resolution, for all organizations. A name server that does not respond blocks one for
    /// longer than the request waits.
    private static final int RESOLVERS = 16;

    /// Concurrent fetches per organization, so that slow issuers of a few tenants do not delay others.
    private static final int UNDERWAY = 4;

    private static final String WELL_KNOWN = ".well-known/openid-configuration";

    private final Vertx vertx;
    private final OutboundAddressPolicy guard;
    private final HttpClient http;
    private final WorkerExecutor resolvers;
    private final Map<OrgId, Integer> underway = new HashMap<>();

    JwksFetcher(Vertx vertx, OutboundAddressPolicy guard) {
        this.vertx = vertx;
        this.guard = guard;
        // No connection is kept: the next one is minutes away.
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setIdleTimeout((int) PATIENCE.toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
        this.resolvers = vertx.createSharedWorkerExecutor("landlord-issuers", RESOLVERS);
    }

    /// Fetches the keys of an issuer.
    ///
    /// @param orgId the organization that trusts the issuer
    /// @param issuer the value of `iss`
    /// @return empty if the organization has too many fetches in progress. Fails within seconds, with the reason
    Optional<CompletionStage<JsonWebKeySet>> keys(OrgId orgId, String issuer) {
        if (!begin(orgId)) {
            return Optional.empty();
        }
        String base = issuer.endsWith("/") ? issuer : issuer + "/";
        List<Future<InetAddress>> lookups = new CopyOnWriteArrayList<>();
        return Optional.of(document(base + WELL_KNOWN, lookups)
                .compose(metadata -> keysUrl(issuer, metadata.toJsonObject()))
                .compose(url -> document(url, lookups))
                .compose(JwksFetcher::keys)
                // A name lookup that timed out still occupies its thread: the fetch counts until the lookup ends.
                .onComplete(_ -> Future.join(lookups).onComplete(_ -> end(orgId)))
                .toCompletionStage());
    }

    private static Future<JsonWebKeySet> keys(Buffer document) {
        try {
            return Future.succeededFuture(new JsonWebKeySet(document.toString()));
        } catch (JoseException | RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private synchronized boolean begin(OrgId orgId) {
        int before = underway.getOrDefault(orgId, 0);
        if (before < UNDERWAY) {
            underway.put(orgId, before + 1);
        }
        return before < UNDERWAY;
    }

    private synchronized void end(OrgId orgId) {
        underway.computeIfPresent(orgId, (_, before) -> before == 1 ? null : before - 1);
    }

    /// Ends its threads.
    void close() {
        http.close();
        resolvers.close();
    }

    /// The document must be of the same issuer (OpenID Connect Discovery 1.0, section 4.3).
    private static Future<String> keysUrl(String issuer, JsonObject metadata) {
        return issuer.equals(metadata.getValue("issuer")) && metadata.getValue("jwks_uri") instanceof String url
                ? Future.succeededFuture(url)
                : Future.failedFuture(new IOException("the metadata has another issuer or no jwks_uri"));
    }

    private Future<Buffer> document(String url, Collection<Future<InetAddress>> lookups) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(e);
        }
        if (!guard.allows(uri)) {
            return Future.failedFuture(new IOException("the URL is not allowed"));
        }
        Promise<Buffer> document = Promise.promise();
        long timer =
                vertx.setTimer(PATIENCE.toMillis(), _ -> document.tryFail(new IOException("the request timed out")));
        Future<InetAddress> lookup = resolvers.executeBlocking(() -> guard.resolve(uri.getHost()), false);
        lookups.add(lookup);
        lookup.compose(address -> document.future().isComplete()
                        ? Future.failedFuture("the request timed out")
                        : http.request(options(uri, address)))
                .compose(request -> {
                    document.future().onFailure(_ -> request.reset());
                    return send(request);
                })
                .onSuccess(document::tryComplete)
                .onFailure(document::tryFail);
        return document.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    /// The certificate is checked against the name, the connection goes to the address.
    private static RequestOptions options(URI uri, InetAddress address) {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(path + query)
                .putHeader("Accept", "application/json");
    }

    private static Future<Buffer> send(HttpClientRequest request) {
        return request.send().compose(JwksFetcher::read);
    }

    private static Future<Buffer> read(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        // Set for every status: Vert.x logs exceptions without a handler as errors.
        response.exceptionHandler(whole::tryFail);
        if (response.statusCode() != 200) {
            return Future.failedFuture(new IOException("the response has status " + response.statusCode()));
        }
        Buffer body = Buffer.buffer();
        response.endHandler(_ -> whole.tryComplete(body));
        response.handler(piece -> {
            if (body.length() + piece.length() > MAX_BYTES) {
                whole.tryFail(new IOException("the response is too large"));
            } else {
                body.appendBuffer(piece);
            }
        });
        return whole.future();
    }
}
