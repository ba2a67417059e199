package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Cli;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;

/// A file with rows that an older version took and this one would refuse: everything in it can be read, and the
/// doctor says what it is.
class OldRowsIT {

    private static final String ORG = "/v1/orgs/org_old";

    @TempDir
    Path folder = Path.of("");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void givenRowsThatBreakRulesOfToday_whenTheyAreAskedFor_thenTheyAreAnsweredAndTheDoctorTellsOfThem()
            throws Exception {
        String key;
        Path database;
        try (ServerProcess server = ServerProcess.start(folder)) {
            key = fill(server.uri());
            database = server.database();
            server.stop();
        }
        writeAsBefore(database);

        try (ServerProcess server = ServerProcess.start(folder)) {
            for (String path : List.of(
                    "/v1/orgs",
                    ORG,
                    ORG + "/secret-refs",
                    ORG + "/identity-providers",
                    ORG + "/usage-limits",
                    ORG + "/usage-events",
                    ORG + "/usage-summary",
                    ORG + "/usage-summary?limit=1",
                    ORG + "/api-keys",
                    ORG + "/audit-events",
                    ORG + "/audit-export")) {
                assertThat(call(server.uri(), AdminKey.BEARER, "GET", path, "").statusCode())
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(call(server.uri(), AdminKey.BEARER, "GET", ORG, "").body())
                    .contains("\"name\":\"ac\u200Bme\"", "ghp_0123456789abcdef");
            HttpResponse<String> whoami = call(server.uri(), key, "GET", "/v1/whoami", "");
            assertThat(whoami.statusCode()).isEqualTo(200);
            assertThat(JsonPath.from(whoami.body()).getList("permissions", String.class))
                    .containsExactly("usage:write");
            Cli.Outcome remote = new Cli(Map.of("LANDLORD_SERVER", server.uri().toString()))
                    .run("org", "get", "org_old", "-o", "json");
            assertThat(remote.exitCode()).as(remote.err()).isZero();
            server.stop();
        }

        Cli.Outcome doctor = new Cli(Map.of("LANDLORD_DB", database.toString(), "LANDLORD_TOKEN", AdminKey.TOKEN))
                .run("doctor", "-o", "ndjson");
        assertThat(doctor.exitCode()).as(doctor.err()).isEqualTo(7);
        assertThat(doctor.out())
                .contains("\"name\":\"sums\",\"outcome\":\"ok\"")
                .contains("organization (org_old): name must not contain format characters")
                .contains("organization (org_old): metadata must not contain a secret")
                .contains("api_key (")
                .contains("must be a permission")
                .contains(
                        "identity_provider (org_old oidc): metadata groupTeams/teams/eng must be a team id (a string)")
                .doesNotContain("identity_provider (org_old saml)")
                .contains("secret_ref (org_old sec{U+200B}ret")
                .contains("usage_limit (org_old  cafe");
    }

    private String fill(URI server) throws Exception {
        require(call(
                server,
                AdminKey.BEARER,
                "POST",
                "/v1/orgs",
                "{\"orgId\":\"org_old\",\"slug\":\"old\",\"name\":\"Old\"}"));
        require(call(
                server,
                AdminKey.BEARER,
                "PUT",
                ORG + "/secret-refs/secret",
                "{\"provider\":\"vault\",\"ref\":\"a/b\"}"));
        require(call(
                server,
                AdminKey.BEARER,
                "PUT",
                ORG + "/usage-limits",
                "{\"metric\":\"cafe\",\"period\":\"daily\",\"limitQuantity\":10}"));
        for (String type : List.of("oidc", "saml")) {
            require(call(
                    server,
                    AdminKey.BEARER,
                    "PUT",
                    ORG + "/identity-providers/" + type,
                    "{\"type\":\"" + type + "\",\"issuer\":\"https://id.example\"}"));
        }
        for (String metric : List.of("cafe", "tokens")) {
            require(call(
                    server,
                    AdminKey.BEARER,
                    "POST",
                    ORG + "/usage-events",
                    "{\"metric\":\"" + metric + "\",\"quantity\":1}"));
        }
        HttpResponse<String> key = call(
                server, AdminKey.BEARER, "POST", ORG + "/api-keys", "{\"name\":\"k\",\"scopes\":[\"usage:write\"]}");
        require(key);
        return "Bearer " + JsonPath.from(key.body()).getString("token");
    }

    private static void require(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static void writeAsBefore(Path database) throws SQLException {
        try (DatabaseFile file = new DatabaseFile(database)) {
            for (String change : List.of(
                    "UPDATE organization SET name = 'ac\u200Bme', metadata = '{\"t\":\"ghp_0123456789abcdef\"}'",
                    "UPDATE identity_provider SET metadata"
                            + " = '{\"groupTeams\":{\"claim\":\"groups\",\"teams\":{\"eng\":7}}}'",
                    "UPDATE secret_ref SET name = 'sec\u200Bret'",
                    "UPDATE usage_limit SET metric = 'cafe\u0301'",
                    "UPDATE usage_series SET metric = metric || '\u00A0'",
                    "UPDATE api_key SET scopes = 'org:fly usage:write' WHERE org_id = 'org_old'")) {
                assertThat(file.column(change + " RETURNING 1")).as(change).isNotEmpty();
            }
        }
    }

    private HttpResponse<String> call(URI server, String authorization, String method, String path, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", authorization)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
