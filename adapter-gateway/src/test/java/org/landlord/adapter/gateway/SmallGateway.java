package org.landlord.adapter.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.TokenReference;

/// A double of a gateway: a real server that answers each path with what it was told to.
final class SmallGateway implements AutoCloseable {

    static final String TOKEN = "gateway-s3cret-token";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answering> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    /// A request.
    record Seen(
            String path,
            @Nullable String query,
            String body,
            @Nullable String authorization) {}

    /// Answers a request.
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    SmallGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = body(exchange);
            exchange.setStreams(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), null);
            seen.add(new Seen(
                    path,
                    exchange.getRequestURI().getRawQuery(),
                    body,
                    exchange.getRequestHeaders().getFirst("Authorization")));
            answers.getOrDefault(path, SmallGateway::unknown).answer(exchange);
        } finally {
            open.decrementAndGet();
        }
    }

    /// The body of a request; may be read again by the one who answers.
    static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void unknown(HttpExchange exchange) throws IOException {
        send(exchange, 404, """
                {"type":"res","ok":false,"apiVersion":"v1","error":{"version":"v1","code":"METHOD_NOT_FOUND",\
                "message":"Unknown method"}}""");
    }

    static void send(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Smithers-API-Version", "v1");
        sendBare(exchange, status, json);
    }

    /// As something before the gateway does.
    static void sendBare(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    SmallGateway at(String path, Answering answering) {
        answers.put(path, answering);
        return this;
    }

    SmallGateway rpc(String method, Answering answering) {
        return at("/v1/rpc/" + method, answering);
    }

    SmallGateway result(String method, String payload) {
        return rpc(method, exchange -> send(exchange, 200, result(payload)));
    }

    static String result(String payload) {
        return "{\"type\":\"res\",\"id\":\"1\",\"ok\":true,\"apiVersion\":\"v1\",\"payload\":" + payload + "}";
    }

    /// @param extras more members, such as `"status":"denied"`; empty for none
    SmallGateway error(String method, int status, String code, String message, String extras) {
        return rpc(method, exchange -> send(exchange, status, error(code, message, extras)));
    }

    static String error(String code, String message, String extras) {
        return "{\"type\":\"res\",\"id\":\"1\",\"ok\":false,\"error\":{\"version\":\"v1\",\"code\":\"" + code
                + "\",\"message\":\"" + message + "\"" + (extras.isEmpty() ? "" : "," + extras) + "}}";
    }

    List<Seen> seen() {
        return seen;
    }

    Seen last() {
        return seen.getLast();
    }

    int mostAtOnce() {
        return mostOpen.get();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Gateway ofPlatform() {
        return gateway(null, "gw_main", url());
    }

    static Gateway gateway(@Nullable OrgId owner, String id, String url) {
        return new Gateway(
                new GatewayKey(owner, new GatewayId(id)),
                new Name("Main"),
                new GatewayUrl(url),
                TokenReference.of("env:LANDLORD_GATEWAY_TOKEN_MAIN"),
                Gateway.ACTIVE,
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    static Label label(String text) {
        return new Label(text);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
