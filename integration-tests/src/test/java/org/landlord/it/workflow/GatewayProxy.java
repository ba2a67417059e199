package org.landlord.it.workflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.landlord.it.workflow.engine.Faults;
import org.landlord.it.workflow.engine.Faults.Kind;

/// Stands between Landlord and a gateway, so that one suite has the same faults and the same moments to
/// crash with every engine. Forwards everything, until it is told otherwise.
public final class GatewayProxy implements AutoCloseable {

    private static final String RPC = "/v1/rpc/";
    private static final String VERSION = "X-Smithers-API-Version";

    /// What a client of the JDK sets itself, and what belongs to a connection.
    private static final Set<String> OF_CONNECTION =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "date", ":status");

    private final URI engine;
    private final Faults faults = new Faults();
    private final Map<String, Deque<HeldCall>> holds = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> accepted = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private int port;
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    private GatewayProxy(URI engine) {
        this.engine = engine;
    }

    /// Starts one on a free port of the loopback interface.
    public static GatewayProxy before(TestGateway engine) {
        GatewayProxy proxy = new GatewayProxy(engine.url());
        proxy.up();
        return proxy;
    }

    /// Where it answers. Stays the same when it goes down and up.
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// Listens again.
    public synchronized void up() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
            ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
            started.setExecutor(workers);
            started.createContext("/", this::handle);
            started.start();
            port = started.getAddress().getPort();
            server = started;
            threads = workers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Listens no more: connections are refused, and those that there are end.
    public synchronized void down() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    /// Answers late from now on.
    public void slow(Duration delay) {
        faults.set(Kind.SLOW, delay);
    }

    /// Takes calls from now on, and neither forwards nor answers them.
    public void hang() {
        faults.set(Kind.HANGING, Duration.ZERO);
    }

    /// Answers 500 to everything from now on, and forwards nothing.
    public void answer500() {
        faults.set(Kind.ERROR_500, Duration.ZERO);
    }

    /// Forwards everything from now on, but breaks off in the middle of each answer.
    public void halfABody() {
        faults.set(Kind.HALF_A_BODY, Duration.ZERO);
    }

    /// Takes no token from now on, and forwards nothing.
    public void unauthorized() {
        faults.set(Kind.UNAUTHORIZED, Duration.ZERO);
    }

    /// Ends whatever is wrong with it. Calls that hung are dropped.
    public void healthy() {
        faults.set(Kind.NONE, Duration.ZERO);
    }

    /// Holds the next call of a method that no other hold takes, before it is forwarded.
    public HeldCall holdBefore(String method) {
        return hold(method, true);
    }

    /// The same when the gateway has answered it.
    public HeldCall holdAfter(String method) {
        return hold(method, false);
    }

    private HeldCall hold(String method, boolean before) {
        HeldCall hold = new HeldCall(before);
        Deque<HeldCall> waiting = holds.computeIfAbsent(method, _ -> new ArrayDeque<>());
        synchronized (waiting) {
            waiting.add(hold);
        }
        return hold;
    }

    private HeldCall next(String method) {
        Deque<HeldCall> waiting = holds.get(method);
        if (waiting == null) {
            return HeldCall.NONE;
        }
        synchronized (waiting) {
            HeldCall hold = waiting.poll();
            return hold == null ? HeldCall.NONE : hold;
        }
    }

    /// How many calls of a method came here, whatever became of them.
    public int calls(String method) {
        return faults.calls(method);
    }

    /// How many calls of a method the gateway has accepted: answered with 200.
    public int accepted(String method) {
        AtomicInteger count = accepted.get(method);
        return count == null ? 0 : count.get();
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String method = path.startsWith(RPC) ? path.substring(RPC.length()) : path;
            byte[] sent = exchange.getRequestBody().readAllBytes();
            faults.count(method);
            if (exchange.getRequestHeaders().containsKey("Upgrade")) {
                // As the gateway does.
                exchange.sendResponseHeaders(exchange.getRequestMethod().equals("GET") ? 400 : 405, -1);
            } else if (!isRefused(exchange)) {
                pass(exchange, method, sent);
            }
        } catch (IOException | IllegalStateException _) {
            // Either side has gone: the other one sees a connection that breaks off.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isRefused(HttpExchange exchange) throws IOException {
        Kind before = faults.kind();
        faults.delay();
        switch (before) {
            case HANGING -> {
                return true;
            }
            case ERROR_500 -> {
                answer(exchange, 500, "{\"message\":\"out of order\"}");
                return true;
            }
            case UNAUTHORIZED -> {
                exchange.getResponseHeaders().add(VERSION, "v1");
                answer(
                        exchange,
                        401,
                        "{\"type\":\"res\",\"id\":\"1\",\"ok\":false,\"apiVersion\":\"v1\",\"error\":"
                                + "{\"version\":\"v1\",\"code\":\"UNAUTHORIZED\",\"message\":\"Invalid token\"}}");
                return true;
            }
            case NONE, SLOW, HALF_A_BODY -> {
                return false;
            }
        }
        throw new IllegalStateException();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void pass(HttpExchange exchange, String method, byte[] sent) throws IOException, InterruptedException {
        HeldCall hold = next(method);
        if (!hold.pass(true)) {
            return;
        }
        HttpResponse<InputStream> response = http.send(request(exchange, sent), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            boolean stream =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
            byte[] whole = stream ? new byte[0] : body.readAllBytes();
            if (response.statusCode() == 200) {
                accepted.computeIfAbsent(method, _ -> new AtomicInteger()).incrementAndGet();
            }
            if (!hold.pass(false)) {
                return;
            }
            response.headers().map().forEach((name, values) -> {
                if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            if (stream) {
                exchange.sendResponseHeaders(response.statusCode(), 0);
                copy(body, exchange.getResponseBody());
            } else {
                exchange.sendResponseHeaders(response.statusCode(), whole.length == 0 ? -1 : whole.length);
                boolean half = faults.kind() == Kind.HALF_A_BODY;
                exchange.getResponseBody().write(whole, 0, half ? whole.length / 2 : whole.length);
                exchange.getResponseBody().flush();
            }
        }
    }

    private HttpRequest request(HttpExchange exchange, byte[] sent) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(engine.resolve(exchange.getRequestURI().toString()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        boolean empty = sent.length == 0 && exchange.getRequestMethod().equals("GET");
        return request.method(
                        exchange.getRequestMethod(), empty ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(sent))
                .build();
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[4096];
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
            to.write(piece, 0, read);
            to.flush();
        }
    }

    @Override
    public void close() {
        holds.values().forEach(waiting -> {
            synchronized (waiting) {
                waiting.clear();
            }
        });
        faults.releaseAll();
        down();
        http.shutdownNow();
    }
}
