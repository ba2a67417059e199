package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// Whoever reads the files of a server, its database and its logs, gets no session of the console.
class NoSessionIsKeptIT {

    private static final String COOKIE = "landlord-session=";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenSessions_whenTheyAreUsedWellAndBadly_thenNoFileHasTheirCookiesOrCsrfTokens() throws Exception {
        List<SessionToken> tokens = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(folder, Map.of("LANDLORD_ACCESS_LOG", "true"))) {
            for (int i = 0; i < 3; i++) {
                tokens.add(signIn(server.uri()));
            }
            for (SessionToken token : tokens) {
                assertThat(send(server.uri(), token, "GET", "/v1/whoami", token.csrfToken()))
                        .isEqualTo(200);
                assertThat(send(server.uri(), token, "GET", "/v1/whoami", "none"))
                        .isBetween(400, 499);
                assertThat(send(server.uri(), token, "POST", "/v1/orgs", token.csrfToken()))
                        .isEqualTo(201);
                assertThat(send(server.uri(), token, "GET", "/v1/orgs/none", token.csrfToken()))
                        .isEqualTo(404);
            }
            assertThat(send(
                            server.uri(),
                            tokens.getFirst(),
                            "DELETE",
                            "/console/auth/session",
                            tokens.getFirst().csrfToken()))
                    .isBetween(200, 299);
            assertThat(send(
                            server.uri(),
                            tokens.getFirst(),
                            "GET",
                            "/v1/whoami",
                            tokens.getFirst().csrfToken()))
                    .isEqualTo(401);
            // Last uses are stored later.
            Thread.sleep(500);
            assertThat(server.log()).contains("[la.access]");
            server.kill();
        }
        String files = files();
        for (SessionToken token : tokens) {
            for (String text : List.of(token.secret(), token.csrfToken())) {
                assertThat(files)
                        .doesNotContain(text, text.substring(0, 20))
                        .doesNotContain(HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII)));
            }
        }
        // The search would find what is there.
        assertThat(files).contains("ses_", "/v1/whoami");
    }

    private SessionToken signIn(URI server) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(server.resolve("/console/auth/session"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"apiKey\":\"" + AdminKey.TOKEN + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        SessionToken token = new SessionToken(cookie.substring(COOKIE.length(), COOKIE.length() + SessionToken.LENGTH));
        assertThat(JsonPath.from(answer.body()).getString("csrfToken")).isEqualTo(token.csrfToken());
        return token;
    }

    /// @return the status
    private int send(URI server, SessionToken token, String method, String path, String csrf) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Cookie", COOKIE + token.secret())
                .header("X-CSRF-Token", csrf)
                .method(
                        method,
                        method.equals("POST")
                                ? BodyPublishers.ofString(
                                        "{\"slug\":\"org-" + System.nanoTime() + "\",\"name\":\"Org\"}")
                                : BodyPublishers.noBody());
        if (method.equals("POST")) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    /// The bytes of every file of the server.
    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
