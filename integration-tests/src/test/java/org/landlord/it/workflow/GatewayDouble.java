package org.landlord.it.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.landlord.it.workflow.engine.DoubleMethods;
import org.landlord.it.workflow.engine.DoubleRuns;
import org.landlord.it.workflow.engine.Faults;
import org.landlord.it.workflow.engine.Faults.Hold;
import org.landlord.it.workflow.engine.Faults.Kind;
import org.landlord.it.workflow.engine.Grant;
import org.landlord.it.workflow.engine.Refusal;
import org.landlord.it.workflow.engine.RestTwin;

/// The double of a workflow gateway, written from the description of the wire. It is quick, it counts
/// its calls, and it fails on demand. Its runs are kept in memory, as long as this object is.
///
/// Runs are orphaned two seconds after a kill; their last sign of life is as old then as the real
/// gateway wants it.
public final class GatewayDouble implements TestGateway {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RPC = "/v1/rpc/";
    private static final String API = "/v1/api/";
    private static final String STREAM = "/v1/api/stream";
    private static final int LONGEST_BODY = 1 << 20;
    private static final long ORPHANED_AFTER_MILLIS = 2000;
    private static final Set<String> ALL = Set.of("*");
    private static final Map<String, Grant> GRANTS = Map.of(
            TOKEN, new Grant("landlord", ALL, false),
            CHIEF, new Grant("chief", ALL, false),
            READER, new Grant("reader", Set.of("run:read"), false),
            EXPIRED, new Grant("landlord", ALL, true));

    private final DoubleRuns runs = new DoubleRuns();
    private final DoubleMethods methods = new DoubleMethods(runs);
    private final RestTwin twin = new RestTwin(methods);
    private final Faults faults = new Faults();
    private int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;
    /// How often it has ended so far.
    private final AtomicInteger ends = new AtomicInteger();

    private GatewayDouble() {}

    /// Starts one on a free port of the loopback interface.
    public static GatewayDouble create() {
        GatewayDouble gateway = new GatewayDouble();
        gateway.start();
        return gateway;
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            throw new IllegalStateException("the gateway runs already");
        }
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
            started.setExecutor(workers);
            started.createContext("/", this::handle);
            started.start();
            port = started.getAddress().getPort();
            threads = workers;
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (end()) {
            runs.stopped();
        }
    }

    @Override
    public synchronized void kill() {
        if (end()) {
            runs.killed(ORPHANED_AFTER_MILLIS);
        }
    }

    private boolean end() {
        HttpServer running = server;
        if (running == null) {
            return false;
        }
        server = null;
        ends.incrementAndGet();
        running.stop(0);
        // Before what is held is let go: it ends with the server, and does nothing any more.
        if (threads != null) {
            threads.shutdownNow();
        }
        faults.releaseAll();
        return true;
    }

    @Override
    public void close() {
        kill();
    }

    /// From memory: no call, and not disturbed by what is wrong.
    @Override
    public List<String> runIds() {
        return runs.ids();
    }

    @Override
    public void signal(String runId, String text) {
        ObjectNode params = JSON.createObjectNode().put("runId", runId).put("signalName", "message");
        params.putObject("payload").put("text", text);
        methods.answer("submitSignal", params, new Grant("landlord", ALL, false));
    }

    /// Hears nothing from the processes of its running runs any more: these are stale.
    public void silence() {
        runs.silenced();
    }

    /// Answers late from now on.
    public void slow(Duration delay) {
        faults.set(Kind.SLOW, delay);
    }

    /// Takes calls from now on, and does not answer them.
    public void hang() {
        faults.set(Kind.HANGING, Duration.ZERO);
    }

    /// Answers 500 to everything from now on, and does nothing.
    public void answer500() {
        faults.set(Kind.ERROR_500, Duration.ZERO);
    }

    /// Does what it is told from now on, but breaks off in the middle of each answer.
    public void halfABody() {
        faults.set(Kind.HALF_A_BODY, Duration.ZERO);
    }

    /// Takes no token from now on.
    public void unauthorized() {
        faults.set(Kind.UNAUTHORIZED, Duration.ZERO);
    }

    /// Ends whatever is wrong with it.
    public void healthy() {
        faults.set(Kind.NONE, Duration.ZERO);
    }

    /// How many calls of a method there were, whatever became of them. The REST twin counts as the
    /// method that it stands for, its history as `getRunEvents`, the stream as `stream`.
    public int calls(String method) {
        return faults.calls(method);
    }

    /// Holds the calls of a method from now on, before they do anything. For a minute at most.
    public Hold holdBefore(String method) {
        return faults.hold(method, true);
    }

    /// Holds the calls of a method from now on, when they have done all but answer. For a minute at
    /// most.
    public Hold holdAfter(String method) {
        return faults.hold(method, false);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("X-Smithers-API-Version", "v1");
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            String path = exchange.getRequestURI().getRawPath();
            String verb = exchange.getRequestMethod();
            if (exchange.getRequestHeaders().containsKey("Upgrade")) {
                exchange.sendResponseHeaders(verb.equals("GET") ? 400 : 405, -1);
            } else if (path.equals(STREAM)) {
                stream(exchange);
            } else if (path.startsWith(RPC) && verb.equals("POST")) {
                rpc(exchange, exchange.getRequestURI().getPath().substring(RPC.length()));
            } else if (path.startsWith(API)) {
                rest(exchange, path.substring(API.length()));
            } else if (path.equals("/health")) {
                faults.delay();
                send(exchange, 200, JSON.createObjectNode().put("ok", true).setAll(methods.health()));
            } else {
                send(
                        exchange,
                        404,
                        JSON.createObjectNode().set("error", notFound().error()));
            }
        }
    }

    private static Refusal notFound() {
        return new Refusal(404, "NOT_FOUND", "Route not found");
    }

    private void rpc(HttpExchange exchange, String method) throws IOException {
        String given = exchange.getRequestHeaders().getFirst("x-request-id");
        ObjectNode frame = JSON.createObjectNode()
                .put("type", "res")
                .put("id", given == null ? UUID.randomUUID().toString() : given);
        try {
            Grant who = enter(exchange, method);
            JsonNode payload = methods.answer(method, body(exchange), who);
            faults.pass(method, false);
            send(exchange, 200, frame.put("ok", true).put("apiVersion", "v1").set("payload", payload));
        } catch (Refusal e) {
            ObjectNode error = JSON.createObjectNode().put("version", "v1").setAll(e.error());
            send(
                    exchange,
                    e.status(),
                    frame.put("ok", false).put("apiVersion", "v1").set("error", error));
        }
    }

    private void rest(HttpExchange exchange, String path) throws IOException {
        try {
            JsonNode body = body(exchange);
            RestTwin.Route route = RestTwin.route(
                    exchange.getRequestMethod(), path, exchange.getRequestURI().getRawQuery(), body);
            Grant who = enter(exchange, route == null ? path : route.method());
            if (route == null) {
                throw notFound();
            }
            JsonNode data = twin.answer(route, who);
            faults.pass(route.method(), false);
            send(exchange, 200, JSON.createObjectNode().put("ok", true).set("data", data));
        } catch (Refusal e) {
            send(exchange, e.status(), JSON.createObjectNode().put("ok", false).set("error", e.error()));
        }
    }

    /// What happens before a call does anything.
    private Grant enter(HttpExchange exchange, String method) {
        faults.count(method);
        faults.delay();
        faults.pass(method, true);
        if (faults.kind() == Kind.ERROR_500) {
            throw new Refusal(500, "Internal", "Internal error");
        }
        if (faults.kind() == Kind.UNAUTHORIZED) {
            throw new Refusal(401, "UNAUTHORIZED", "Invalid token");
        }
        return Grant.of(GRANTS, token(exchange));
    }

    private static @Nullable String token(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null) {
            return exchange.getRequestHeaders().getFirst("x-smithers-key");
        }
        return given.regionMatches(true, 0, "Bearer ", 0, 7)
                ? given.substring(7).strip()
                : given;
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (sent.length > LONGEST_BODY) {
            throw new Refusal(413, "PayloadTooLarge", "Gateway request payload exceeds 1048576 bytes.");
        }
        if (new String(sent, StandardCharsets.UTF_8).isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(sent);
        } catch (JsonProcessingException _) {
            throw new Refusal(400, "INVALID_INPUT", "Gateway RPC payload must be valid JSON.");
        }
    }

    private void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        boolean half = faults.kind() == Kind.HALF_A_BODY;
        exchange.getResponseBody().write(body, 0, half ? body.length / 2 : body.length);
        exchange.getResponseBody().flush();
    }

    /// Says that something has changed, and that nothing has. Ends with the server, or when nobody
    /// listens.
    private void stream(HttpExchange exchange) throws IOException {
        try {
            enter(exchange, "stream").require("run:read", "stream");
        } catch (Refusal e) {
            send(exchange, e.status(), JSON.createObjectNode().put("ok", false).set("error", e.error()));
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        int seen = runs.version();
        if (exchange.getRequestHeaders().containsKey("Last-Event-ID")) {
            say(exchange, "id: %1$d\nevent: reset\ndata: {\"seq\":%1$d}\n\n".formatted(seen));
        }
        int life = ends.get();
        for (int turn = 0; life == ends.get(); turn++) {
            int now = runs.version();
            if (now != seen) {
                seen = now;
                say(
                        exchange,
                        "id: %1$d\nevent: change\ndata: {\"seq\":%1$d,\"collections\":%2$s}\n\n"
                                .formatted(now, "[\"approvals\",\"nodes\",\"run_events\",\"runs\"]"));
            } else if (turn % 10 == 0) {
                say(exchange, ": heartbeat\nevent: heartbeat\ndata: {\"seq\":%d}\n\n".formatted(now));
            }
            pause();
        }
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
