package org.landlord.it.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// The least that an OpenID provider is: an address, a key, and tokens that the key has signed. For tests of what
/// people may do, who need many tokens and no Keycloak; what makes a token good is tested with Keycloak.
public final class LocalIssuer implements AutoCloseable {

    private static final String KEY_ID = "local";

    private final HttpServer server;
    private final SigningKey key = SigningKey.generate();

    private LocalIssuer(HttpServer server) {
        this.server = server;
    }

    /// Starts one on a free port of the loopback interface.
    public static LocalIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            LocalIssuer issuer = new LocalIssuer(server);
            issuer.serve("/.well-known/openid-configuration", issuer.metadata());
            issuer.serve("/keys", issuer.keySet());
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private String metadata() {
        return "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(address());
    }

    private String keySet() {
        return "{\"keys\":[" + key.jwk(KEY_ID) + "]}";
    }

    /// Its address: `iss` of its tokens.
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// A token that is good for ten minutes.
    ///
    /// @param subject whose it is: `sub`
    /// @param audience whom it is for: `aud`
    public String token(String subject, String audience) {
        return token(subject, audience, "");
    }

    /// The same with more claims.
    ///
    /// @param more members of a JSON object, with a comma before each
    public String token(String subject, String audience, String more) {
        long now = Instant.now().getEpochSecond();
        return key.sign(
                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}",
                "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d%s}"
                        .formatted(address(), subject, audience, now, now + 600, more));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
