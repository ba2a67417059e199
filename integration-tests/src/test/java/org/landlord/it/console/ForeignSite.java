package org.landlord.it.console;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A web site of somebody else: an empty page, in which tests run the scripts of an attacker.
final class ForeignSite implements AutoCloseable {

    private static final byte[] PAGE =
            "<!doctype html><title>Foreign</title><p>A page of another site.</p>".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private ForeignSite(HttpServer server) {
        this.server = server;
    }

    static ForeignSite start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, PAGE.length);
                exchange.getResponseBody().write(PAGE);
                exchange.close();
            });
            server.start();
            return new ForeignSite(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The address of its page.
    ///
    /// @param host `localhost` or `127.0.0.1`: for browsers, these are two sites
    String page(String host) {
        return "http://" + host + ":" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
