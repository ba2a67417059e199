package org.landlord.it.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/// Takes spans as OTLP over HTTP (protobuf), on a free port of the loopback interface.
public final class OtlpCollector implements AutoCloseable {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final List<OtlpSpan> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private OtlpCollector(HttpServer server) {
        this.server = server;
    }

    /// Starts a collector.
    public static OtlpCollector start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            OtlpCollector collector = new OtlpCollector(server);
            server.createContext("/v1/traces", collector::take);
            server.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        byte[] message = packed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        spans.addAll(OtlpSpan.of(message));
        messages.add(new String(message, StandardCharsets.ISO_8859_1));
    }

    /// Its address, without a path.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// The next message that contains a text. Texts are in messages as they are.
    public String messageWith(String text) throws InterruptedException {
        String message = "";
        while (!message.contains(text)) {
            message = messages.poll(60, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("nothing with " + text + " was sent to the collector");
            }
        }
        return message;
    }

    /// All spans so far, in the order in which they were sent.
    public List<OtlpSpan> spans() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
