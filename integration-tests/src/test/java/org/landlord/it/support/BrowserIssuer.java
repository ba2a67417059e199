package org.landlord.it.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An OpenID provider that signs in whom a test says, without asking for a password. It keeps the rules of the
/// authorization code flow with PKCE, as a real one does, and can break those of ID tokens, as a real one does not.
public final class BrowserIssuer implements AutoCloseable {

    private static final String KEY_ID = "browser";

    private final HttpServer server;
    private final SigningKey key = SigningKey.generate();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private volatile @Nullable String secret;

    private record Grant(Map<String, String> request, Map<String, String> claims) {}

    private BrowserIssuer(HttpServer server) {
        this.server = server;
    }

    /// Starts one on a free port of the loopback interface.
    public static BrowserIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            BrowserIssuer issuer = new BrowserIssuer(server);
            server.createContext(
                    "/.well-known/openid-configuration", exchange -> answer(exchange, 200, issuer.metadata()));
            server.createContext(
                    "/keys", exchange -> answer(exchange, 200, "{\"keys\":[" + issuer.key.jwk(KEY_ID) + "]}"));
            server.createContext("/token", issuer::token);
            server.createContext("/authorize", issuer::signInPage);
            server.createContext("/logout", issuer::signOutPage);
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String metadata() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","authorization_endpoint":"%1$s/authorize",\
                "token_endpoint":"%1$s/token","end_session_endpoint":"%1$s/logout",\
                "authorization_response_iss_parameter_supported":true}""".formatted(address());
    }

    /// Its address: `iss` of its tokens.
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on the client must send this secret; null for none.
    public void requireSecret(@Nullable String required) {
        secret = required;
    }

    /// Signs somebody in, as the page of the provider does.
    ///
    /// @param authorization where the browser was sent
    /// @param subject whose it is: `sub`
    /// @param claims JSON of other claims of the ID token by name, which may replace those that belong there
    /// @return where it sends the browser
    public URI signIn(URI authorization, String subject, Map<String, String> claims) {
        Map<String, String> request = TestBrowser.parameters(authorization);
        Map<String, String> all = new LinkedHashMap<>();
        long now = Instant.now().getEpochSecond();
        all.put("iss", quoted(address()));
        all.put("sub", quoted(subject));
        all.put("aud", quoted(request.get("client_id")));
        all.put("nonce", quoted(request.get("nonce")));
        all.put("iat", Long.toString(now));
        all.put("exp", Long.toString(now + 300));
        all.putAll(claims);
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(request, all));
        return answer(request, Map.of("code", code));
    }

    /// Sends the browser back without a sign-in.
    public URI deny(URI authorization) {
        return answer(TestBrowser.parameters(authorization), Map.of("error", "access_denied"));
    }

    private URI answer(Map<String, String> request, Map<String, String> answer) {
        Map<String, String> query = new LinkedHashMap<>(answer);
        query.put("state", String.valueOf(request.get("state")));
        query.put("iss", address());
        return TestBrowser.with(String.valueOf(request.get("redirect_uri")), query);
    }

    private static String quoted(@Nullable String text) {
        return "\"" + text + "\"";
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> fields = form(exchange);
        Grant grant = grants.remove(String.valueOf(fields.get("code")));
        String required = secret;
        if (required != null
                && !basic(required, fields).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
        } else if (grant == null || !isOf(grant.request(), fields)) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
        } else {
            StringBuilder claims = new StringBuilder();
            grant.claims()
                    .forEach((name, value) -> claims.append(claims.isEmpty() ? "{" : ",")
                            .append(quoted(name))
                            .append(":")
                            .append(value));
            String idToken = key.sign(
                    "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}",
                    claims.append("}").toString());
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken + "\"}");
        }
    }

    /// The sign-in page, for real browsers: it asks who somebody is, and believes it.
    private void signInPage(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            Map<String, String> fields = form(exchange);
            URI request = URI.create(address()).resolve(exchange.getRequestURI());
            String user = String.valueOf(fields.get("user"));
            redirect(exchange, fields.containsKey("cancel") ? deny(request) : signIn(request, user, Map.of()));
        } else {
            answer(exchange, 200, "text/html", """
                    <!doctype html><title>Provider</title>
                    <form method="post"><label>User <input name="user"></label><button>Log in</button>
                    <button name="cancel" value="yes">Cancel</button></form>
                    """);
        }
    }

    /// Sends the browser where the client wants it.
    private void signOutPage(HttpExchange exchange) throws IOException {
        Map<String, String> request = TestBrowser.parameters(exchange.getRequestURI());
        redirect(exchange, URI.create(String.valueOf(request.get("post_logout_redirect_uri"))));
    }

    private static void redirect(HttpExchange exchange, URI location) throws IOException {
        exchange.getResponseHeaders().add("Location", location.toString());
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return TestBrowser.parameters(URI.create("http://form/?" + form));
    }

    private static String basic(String secret, Map<String, String> fields) {
        String pair = fields.get("client_id") + ":" + secret;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOf(Map<String, String> request, Map<String, String> fields) {
        return String.valueOf(request.get("redirect_uri")).equals(fields.get("redirect_uri"))
                && String.valueOf(request.get("client_id")).equals(fields.get("client_id"))
                && "S256".equals(request.get("code_challenge_method"))
                && challenge(String.valueOf(fields.get("code_verifier"))).equals(request.get("code_challenge"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        answer(exchange, status, "application/json", json);
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
