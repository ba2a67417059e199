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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.outbound.OutboundAddressPolicy;

/// Sends requests to identity providers, without blocking. Issuers are not trusted: responses are limited in size and
/// time, redirects are not followed, and [OutboundAddressPolicy] checks every address, including those in an issuer's
/// documents.
final class IssuerHttp {

    /// Documents of real issuers are much smaller.
    private static final int MAX_BYTES = 64 * 1024;

    /// Per request.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Threads for name resolution, for all organizations. A name server that does not respond blocks one for
    /// longer than the request waits.
    private static final int RESOLVERS = 16;

    /// Concurrent conversations per organization, so that slow issuers of a few tenants do not delay others.
    private static final int UNDERWAY = 4;

    private static final int OK = 200;

    private final Vertx vertx;
    private final OutboundAddressPolicy guard;
    private final HttpClient http;
    private final WorkerExecutor resolvers;
    private final Map<OrgId, Integer> underway = new HashMap<>();

    IssuerHttp(Vertx vertx, OutboundAddressPolicy guard) {
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

    /// A response.
    record Reply(int status, Buffer body) {}

    /// A few requests to one issuer.
    final class Conversation {

        private final List<Future<InetAddress>> lookups = new CopyOnWriteArrayList<>();

        private Conversation() {}

        /// Reads a document. Fails with [IOException] if the status is not 200.
        Future<Buffer> get(String url) {
            return send(url, uri -> options(uri, HttpMethod.GET), Buffer.buffer(), lookups)
                    .compose(reply -> reply.status() == OK
                            ? Future.succeededFuture(reply.body())
                            : Future.failedFuture(new IOException("the response has status " + reply.status())));
        }

        /// Sends a form.
        ///
        /// @param form in the format `application/x-www-form-urlencoded`
        /// @param authorization the header; null for none
        Future<Reply> post(String url, String form, @Nullable String authorization) {
            return send(
                    url,
                    uri -> {
                        RequestOptions options = options(uri, HttpMethod.POST)
                                .putHeader("Content-Type", "application/x-www-form-urlencoded");
                        return authorization == null ? options : options.putHeader("Authorization", authorization);
                    },
                    Buffer.buffer(form),
                    lookups);
        }
    }

    /// Has a conversation for an organization.
    ///
    /// @return empty if the organization has too many in progress. Fails within seconds, with the reason
    <T> Optional<CompletionStage<T>> converse(OrgId orgId, Function<Conversation, Future<T>> steps) {
        if (!begin(orgId)) {
            return Optional.empty();
        }
        Conversation conversation = new Conversation();
        return Optional.of(steps.apply(conversation)
                // A name lookup that timed out still occupies its thread: the conversation counts until it ends.
                .onComplete(_ -> Future.join(List.copyOf(conversation.lookups)).onComplete(_ -> end(orgId)))
                .toCompletionStage());
    }

    /// True if the scheme and the form of the URL are allowed.
    boolean allows(String url) {
        try {
            return guard.allows(URI.create(url));
        } catch (IllegalArgumentException _) {
            return false;
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

    private Future<Reply> send(
            String url, Function<URI, RequestOptions> options, Buffer body, Collection<Future<InetAddress>> lookups) {
        if (!allows(url)) {
            return Future.failedFuture(new IOException("the URL is not allowed"));
        }
        URI uri = URI.create(url);
        Promise<Reply> reply = Promise.promise();
        long timer = vertx.setTimer(PATIENCE.toMillis(), _ -> reply.tryFail(new IOException("the request timed out")));
        Future<InetAddress> lookup = resolvers.executeBlocking(() -> guard.resolve(uri.getHost()), false);
        lookups.add(lookup);
        lookup.compose(address -> reply.future().isComplete()
                        ? Future.failedFuture("the request timed out")
                        : http.request(at(address, uri, options.apply(uri))))
                .compose(request -> {
                    reply.future().onFailure(_ -> request.reset());
                    return send(request, body);
                })
                .onSuccess(reply::tryComplete)
                .onFailure(reply::tryFail);
        return reply.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private static RequestOptions options(URI uri, HttpMethod method) {
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions().setMethod(method).setURI(path + query).putHeader("Accept", "application/json");
    }

    /// The certificate is checked against the name, the connection goes to the address.
    private static RequestOptions at(InetAddress address, URI uri, RequestOptions options) {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        return options.setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(tls);
    }

    private static Future<Reply> send(HttpClientRequest request, Buffer body) {
        return (body.length() == 0 ? request.send() : request.send(body)).compose(IssuerHttp::read);
    }

    private static Future<Reply> read(HttpClientResponse response) {
        Promise<Reply> whole = Promise.promise();
        // Set for every status: Vert.x logs exceptions without a handler as errors.
        response.exceptionHandler(whole::tryFail);
        Buffer body = Buffer.buffer();
        response.endHandler(_ -> whole.tryComplete(new Reply(response.statusCode(), body)));
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
