package org.landlord.adapter.rest.access.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// An identity provider on a port of its own: it publishes its keys, and signs whatever it is told to.
final class SmallIssuer implements AutoCloseable {

    /// Keys of issuers that are closed. To make one takes a large part of a second, and issuers of other addresses may
    /// have the same.
    private static final Queue<RsaJsonWebKey> SPARE_KEYS = new ConcurrentLinkedQueue<>();

    private final HttpServer server;
    private final List<RsaJsonWebKey> keys = new CopyOnWriteArrayList<>();
    private final Queue<RsaJsonWebKey> ownKeys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    /// How it words its configuration, and its keys.
    volatile UnaryOperator<String> configuration = text -> text;

    volatile UnaryOperator<String> published = text -> text;
    volatile int status = 200;

    SmallIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, configuration()));
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            answer(exchange, published.apply(keys()));
        });
        server.start();
        newKey();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// How often it was asked for its keys.
    int asked() {
        return asked.get();
    }

    /// Signs with a new key from now on, and still publishes the old ones.
    void newKey() {
        RsaJsonWebKey spare = SPARE_KEYS.poll();
        RsaJsonWebKey key = spare == null ? generated() : spare;
        key.setKeyId("key-" + keys.size());
        key.setUse("sig");
        ownKeys.add(key);
        keys.add(key);
    }

    private static RsaJsonWebKey generated() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Publishes the newest key alone.
    void forgetOldKeys() {
        keys.removeIf(key -> key != keys.getLast());
    }

    RsaJsonWebKey key() {
        return keys.getLast();
    }

    /// Good claims about alice, for the client `landlord`.
    JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer());
        claims.setAudience("landlord");
        claims.setSubject("alice");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setStringListClaim("groups", "/engineering", "/support");
        return claims;
    }

    String sign(JwtClaims claims) {
        return sign(claims, "JWT");
    }

    String sign(JwtClaims claims, String type) {
        return sign(claims, type, key().getKeyId());
    }

    /// The same without the name of the key.
    String signWithoutKeyId(JwtClaims claims) {
        return sign(claims, "JWT", null);
    }

    private String sign(JwtClaims claims, String type, @Nullable String keyId) {
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
            token.setHeader("typ", type);
            if (keyId != null) {
                token.setKeyIdHeaderValue(keyId);
            }
            token.setKey(key().getPrivateKey());
            token.setPayload(claims.toJson());
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String configuration() {
        return configuration.apply("{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/keys\"}".formatted(issuer()));
    }

    private String keys() {
        return new JsonWebKeySet(new ArrayList<JsonWebKey>(keys)).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", issuer() + "/keys");
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        for (RsaJsonWebKey key = ownKeys.poll(); key != null; key = ownKeys.poll()) {
            SPARE_KEYS.add(key);
        }
    }
}
