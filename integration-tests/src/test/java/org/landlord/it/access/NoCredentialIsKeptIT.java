package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.it.support.ServerProcess;

/// A server with keys of every kind, whose holders also put them where they do not belong. Whoever reads its
/// files gets no key that is good, nor one that was; but for the one file that is there for a key.
class NoCredentialIsKeptIT {

    private static final String JSON = "application/json";
    private static final String ID_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<ApiKeyToken> tokens = new ArrayList<>();

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenKeysOfEveryKind_whenTheyAreUsedWellAndBadly_thenNoFileButTheAdministratorsHasAnyOfThem()
            throws Exception {
        try (ServerProcess server =
                ServerProcess.start(folder, Map.of("LANDLORD_ADMIN_KEY", "", "LANDLORD_ACCESS_LOG", "true"))) {
            String admin =
                    Files.readString(folder.resolve("landlord.db.admin-key")).strip();
            tokens.add(ApiKeyToken.parse(admin));
            moveIn(server, admin);
            String mine = newKeys(server, admin, "/v1/orgs/org_acme/api-keys");
            String platforms = newKeys(server, admin, "/v1/api-keys");
            for (String token : List.of(admin, mine, platforms, mistyped(mine))) {
                putEverywhereByHeader(server, token);
                putInPathsAndQueries(server, mine, token);
                putInBodies(server, mine, token);
            }
            // Denied attempts are written down a moment later.
            Thread.sleep(500);
            assertThat(server.log()).contains("[la.access]");
            assertThatNoFileHasAny();
            server.kill();
            assertThatNoFileHasAny();
        }
        try (ServerProcess server = ServerProcess.start(folder, Map.of("LANDLORD_ADMIN_KEY", ""))) {
            server.stop();
        }
        assertThatNoFileHasAny();
        // That is how one would have found them.
        assertThat(Files.readString(folder.resolve("landlord.db.admin-key")))
                .contains(writings(tokens.getFirst()).getFirst());
        assertThat(text(folder.resolve("landlord.db")))
                .contains(tokens.stream().map(token -> token.keyId().value()).toList());
    }

    private void moveIn(ServerProcess server, String admin) throws Exception {
        String org = "/v1/orgs/org_acme";
        made(server, admin, "POST", "/v1/orgs", "{\"orgId\":\"org_acme\",\"slug\":\"acme\",\"name\":\"Acme\"}");
        made(
                server,
                admin,
                "POST",
                org + "/projects",
                "{\"projectId\":\"project_app\",\"slug\":\"app\",\"name\":\"App\"}");
        made(
                server,
                admin,
                "PUT",
                org + "/identity-providers/idp",
                "{\"type\":\"oidc\",\"issuer\":\"https://acme.example\",\"clientId\":\"app\","
                        + "\"certificateRef\":\"vault://acme/cert\"}");
        made(
                server,
                admin,
                "PUT",
                org + "/secret-refs/deploy",
                "{\"provider\":\"vault\",\"ref\":\"vault://acme/deploy\"}");
        made(server, admin, "PUT", org + "/billing-account", "{\"plan\":\"enterprise\"}");
    }

    /// Makes a key, again under its idempotency key, rotates it and revokes what was made by that.
    ///
    /// @return a token that is good
    private String newKeys(ServerProcess server, String admin, String keys) throws Exception {
        String body = "{\"name\":\"CI\",\"scopes\":[\"org:*\",\"member:*\",\"usage:*\",\"audit:*\",\"secret:*\"]}";
        String[] once = {"Idempotency-Key", "once", "Content-Type", JSON};
        String first = token(send(server, admin, "POST", keys, body, once));
        assertThat(send(server, admin, "POST", keys, body, once).body()).contains("\"token\":null");
        String key = keys + "/" + ApiKeyToken.parse(first).keyId();
        String rotated =
                token(send(server, admin, "POST", key + "/rotate", "{\"overlapSeconds\":3600}", "Content-Type", JSON));
        String revoked = token(send(server, admin, "POST", keys, body, "Content-Type", JSON));
        assertThat(send(
                                server,
                                admin,
                                "DELETE",
                                keys + "/" + ApiKeyToken.parse(revoked).keyId(),
                                "")
                        .statusCode())
                .isEqualTo(204);
        for (String good : List.of(first, rotated)) {
            assertThat(send(server, good, "GET", "/v1/whoami", "").statusCode()).isEqualTo(200);
        }
        refused(send(server, revoked, "GET", "/v1/whoami", ""));
        return rotated;
    }

    private String token(HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String token = JsonPath.from(made.body()).getString("token");
        tokens.add(ApiKeyToken.parse(token));
        return token;
    }

    /// One digit of the key id is the next one: the secret is the right one all the same.
    private static String mistyped(String token) {
        int at = "landlord_key_".length() + 20;
        char next = ID_DIGITS.charAt((ID_DIGITS.indexOf(token.charAt(at)) + 1) % ID_DIGITS.length());
        return token.substring(0, at) + next + token.substring(at + 1);
    }

    private void putEverywhereByHeader(ServerProcess server, String token) throws Exception {
        refused(send(server, mistyped(token), "GET", "/v1/whoami", ""));
        refused(send(server, token + "x", "GET", "/v1/whoami", ""));
        String[] names = {"User-Agent", "X-Request-Id", "Referer", "Cookie", "X-Forwarded-For", "Accept", "traceparent"
        };
        for (String name : names) {
            harmless(send(server, token, "GET", "/v1/whoami", "", name, token));
        }
        for (String name : List.of("If-Match", "Content-Type", "Idempotency-Key", "User-Agent")) {
            harmless(send(server, token, "POST", "/v1/orgs", "{\"slug\":\"x\"}", name, token));
            harmless(send(server, token, "DELETE", "/v1/orgs/org_acme/secret-refs/none", "", name, token));
        }
    }

    private void putInPathsAndQueries(ServerProcess server, String mine, String token) throws Exception {
        String hidden = token.replace("_", "%5F");
        for (String path : List.of("/" + token, "/v1/" + token, "/v1/orgs/" + token, "/v1/orgs/" + hidden)) {
            for (String method : List.of("GET", "DELETE", "PATCH")) {
                refused(send(server, mine, method, path, "{}", "Content-Type", JSON));
            }
        }
        String org = "/v1/orgs/org_acme";
        for (String path : List.of("/members/", "/secret-refs/", "/projects/", "/api-keys/", "/usage-events/")) {
            refused(send(server, mine, "DELETE", org + path + token, ""));
            refused(send(server, mine, "PUT", org + path + token, "{\"role\":\"member\"}", "Content-Type", JSON));
        }
        for (String query : List.of("access_token=", "cursor=", "limit=", "since=")) {
            refused(send(server, mine, "GET", org + "/usage-events?" + query + token, ""));
        }
        refused(send(server, mine, "GET", org + "/usage-events?" + token, ""));
        harmless(send(server, mine, "GET", org + "/audit-events?actorId=" + token, ""));
    }

    private void putInBodies(ServerProcess server, String mine, String token) throws Exception {
        String org = "/v1/orgs/org_acme";
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("/audit-events", "{\"action\":\"run\",\"targetType\":\"run\",\"targetId\":\"TOKEN\"}");
        bodies.put("/audit-events?", "{\"action\":\"TOKEN\",\"targetType\":\"run\"}");
        bodies.put("/audit-events?&", "{\"action\":\"a\",\"targetType\":\"b\",\"actorId\":\"TOKEN\"}");
        bodies.put("/audit-events?&&", "{\"action\":\"a\",\"targetType\":\"b\",\"metadata\":{\"k\":\"TOKEN\"}}");
        bodies.put("/teams", "{\"slug\":\"team\",\"name\":\"TOKEN\"}");
        bodies.put("/teams?", "{\"slug\":\"TOKEN\",\"name\":\"Team\"}");
        bodies.put("/teams?&", "{\"TOKEN\":1,\"slug\":\"team\",\"name\":\"Team\"}");
        bodies.put("/teams?&&", "TOKEN");
        bodies.put("/usage-events", "{\"metric\":\"TOKEN\",\"quantity\":1}");
        bodies.put("/usage-events?", "{\"metric\":\"calls\",\"quantity\":\"TOKEN\"}");
        bodies.put("/usage-events?&", "{\"metric\":\"calls\",\"quantity\":1,\"runId\":\"TOKEN\"}");
        bodies.put("/usage-events?&&", "{\"metric\":\"calls\",\"quantity\":1,\"metadata\":{\"TOKEN\":1}}");
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            String text = body.getValue().replace("TOKEN", token);
            String path = body.getKey().replaceAll("\\?.*", "");
            refused(send(server, mine, "POST", org + path, text, "Content-Type", JSON));
        }
        String secret = "{\"provider\":\"vault\",\"ref\":\"" + token + "\"}";
        refused(send(server, mine, "PUT", org + "/secret-refs/deploy", secret, "Content-Type", JSON));
    }

    private static void made(ServerProcess server, String token, String method, String path, String body)
            throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = send(http, server, token, method, path, body, "Content-Type", JSON);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
    }

    private void refused(HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(answer.request() + " " + answer.body())
                .isBetween(400, 499);
        harmless(answer);
    }

    /// Not even whoever sent it gets it back.
    private void harmless(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
        String text = answer.headers() + "\n" + answer.body();
        assertThat(tokens).as(answer.request() + "\n" + text).noneMatch(token -> text.contains(beginning(token)));
    }

    private static String beginning(ApiKeyToken token) {
        return token.secret().substring(0, 20);
    }

    private HttpResponse<String> send(
            ServerProcess server, String token, String method, String path, String body, String... headers)
            throws Exception {
        return send(http, server, token, method, path, body, headers);
    }

    private static HttpResponse<String> send(
            HttpClient http,
            ServerProcess server,
            String token,
            String method,
            String path,
            String body,
            String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Authorization", "Bearer " + token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /// The bytes of every file that there is: the database, its log and its shared memory, and what was logged.
    private void assertThatNoFileHasAny() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".admin-key"))
                    .toList();
        }
        assertThat(files.stream().map(file -> file.getFileName().toString())).contains("landlord.db", "server.log");
        for (Path file : files) {
            String bytes = text(file);
            for (ApiKeyToken token : tokens) {
                assertThat(writings(token))
                        .as(file + " and the key " + token.keyId())
                        .noneMatch(bytes::contains);
            }
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /// A key in all the ways in which one might have written it down.
    private static List<String> writings(ApiKeyToken token) {
        List<String> writings = new ArrayList<>();
        for (String text :
                List.of(token.reveal(), token.secret(), token.secret().substring(0, 43))) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            writings.add(text);
            writings.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            writings.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            writings.add(HexFormat.of().formatHex(bytes));
            writings.add(HexFormat.of().withUpperCase().formatHex(bytes));
        }
        writings.add(beginning(token));
        return writings;
    }
}
