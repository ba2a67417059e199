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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;

/// An organization of 300,000 events is deleted: nobody finds it from then on, nobody else waits for it, and it
/// goes to the end though the server is killed in between.
@Tag("heavy")
class DeletedOrganizationsIT {

    private static final int BATCH = 5_000;
    private static final int BATCHES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// For all of it to go, on a machine with other things to do.
    private static final Duration LONG = Duration.ofMinutes(5);

    /// More than any slice takes of the writer, less than anybody would notice.
    private static final Duration NOTICED = Duration.ofMillis(100);

    @TempDir
    Path folder = Path.of("");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void givenALargeOrganization_whenItIsDeletedAndTheServerIsKilled_thenItIsNotFoundAtOnceAndGoesToTheEnd()
            throws Exception {
        String key;
        try (ServerProcess doomed = ServerProcess.start(folder)) {
            key = fill(doomed.uri());
            List<Duration> alone = recordings(doomed.uri(), () -> true, 300);

            assertThat(admin(doomed.uri(), "DELETE", "/v1/orgs/org_big", "").statusCode())
                    .isEqualTo(204);
            List<Duration> beside = recordings(doomed.uri(), () -> isLeft(doomed), 300);

            assertThat(p99(beside)).isLessThan(max(p99(alone).multipliedBy(3), NOTICED));
            assertThat(isLeft(doomed))
                    .as("there was more to remove than that took")
                    .isTrue();
            assertThatItsIdAndSlugAreTaken(doomed.uri());
            assertThatItIsNotFound(doomed.uri(), key);
            doomed.kill();
        }
        try (ServerProcess server = ServerProcess.start(folder)) {
            assertThatItIsNotFound(server.uri(), key);
            Instant end = Instant.now().plus(LONG);
            while (isLeft(server) && Instant.now().isBefore(end)) {
                Thread.sleep(200);
            }
            assertThatNothingIsLeft(server);
            assertThat(create(server.uri(), "org_big", "big").statusCode()).isEqualTo(201);
        }
    }

    /// @return the authorization of a key of the organization
    private String fill(URI server) throws Exception {
        assertThat(create(server, "org_big", "big").statusCode()).isEqualTo(201);
        assertThat(create(server, "org_small", "small").statusCode()).isEqualTo(201);
        HttpResponse<String> key =
                admin(server, "POST", "/v1/orgs/org_big/api-keys", "{\"name\":\"all\",\"scopes\":[\"*\"]}");
        Instant first = Instant.parse("2026-01-01T00:00:00Z");
        for (int batch = 0; batch < BATCHES; batch++) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < BATCH; i++) {
                int number = batch * BATCH + i;
                lines.append("{\"eventId\":\"evt_")
                        .append(number)
                        .append("\",\"metric\":\"calls\",\"quantity\":1,\"observedAt\":\"")
                        .append(first.plusSeconds(number * 7L))
                        .append("\"}\n");
            }
            HttpResponse<String> answer = call(
                    server,
                    "Bearer " + JsonPath.from(key.body()).getString("token"),
                    "POST",
                    "/v1/orgs/org_big/usage-events",
                    lines.toString(),
                    "application/x-ndjson");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        return "Bearer " + JsonPath.from(key.body()).getString("token");
    }

    /// How long each of some recordings of the other organization takes.
    private List<Duration> recordings(URI server, Check goesOn, int most) throws Exception {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < most && (i % 50 != 0 || goesOn.isTrue()); i++) {
            long begun = System.nanoTime();
            HttpResponse<String> answer =
                    admin(server, "POST", "/v1/orgs/org_small/usage-events", "{\"metric\":\"calls\",\"quantity\":1}");
            took.add(Duration.ofNanos(System.nanoTime() - begun));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        return took;
    }

    /// Something that is so or not.
    @FunctionalInterface
    private interface Check {

        boolean isTrue() throws Exception;
    }

    private static Duration p99(List<Duration> durations) {
        List<Duration> sorted = new ArrayList<>(durations);
        Collections.sort(sorted);
        return sorted.get((int) (sorted.size() * 0.99) - 1);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static boolean isLeft(ServerProcess server) throws SQLException {
        try (DatabaseFile file = new DatabaseFile(server.database())) {
            return file.number("SELECT count(*) FROM organization WHERE org_id = 'org_big'") > 0;
        }
    }

    private static void assertThatNothingIsLeft(ServerProcess server) throws SQLException {
        try (DatabaseFile file = new DatabaseFile(server.database())) {
            List<String> tables = file.column("SELECT t.name FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c"
                    + " WHERE t.type = 'table' AND c.name = 'org_id'");
            for (String table : tables) {
                assertThat(file.number("SELECT count(*) FROM " + table + " WHERE org_id = 'org_big'"))
                        .as("rows left in " + table)
                        .isZero();
            }
            assertThat(file.number("SELECT count(*) FROM usage_rollup WHERE series_id NOT IN"
                            + " (SELECT series_id FROM usage_series)"))
                    .isZero();
            assertThat(file.column("PRAGMA integrity_check")).containsExactly("ok");
            assertThat(file.column("PRAGMA foreign_key_check")).isEmpty();
        }
    }

    private void assertThatItIsNotFound(URI server, String key) throws Exception {
        for (String path : List.of(
                "",
                "/members",
                "/teams",
                "/projects",
                "/billing-account",
                "/identity-providers",
                "/usage-events",
                "/usage-summary",
                "/usage-limits",
                "/secret-refs",
                "/audit-events",
                "/audit-export",
                "/api-keys",
                "/quota-events",
                "/quota-reservations")) {
            assertSameAsNever(server, "GET", path, "");
        }
        String event = "{\"eventId\":\"evt_1\",\"metric\":\"calls\",\"quantity\":1}";
        assertSameAsNever(server, "POST", "/usage-events", event);
        assertSameAsNever(server, "POST", "/usage-summary/verify", "{\"rebuild\":false}");
        assertSameAsNever(server, "DELETE", "", "");
        assertThat(call(server, key, "GET", "/v1/whoami", "", "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(call(server, key, "POST", "/v1/orgs/org_big/usage-events", event, "application/json")
                        .statusCode())
                .isEqualTo(401);
        assertThat(admin(server, "GET", "/v1/orgs", "").body())
                .contains("org_small")
                .doesNotContain("org_big");
        assertThat(admin(server, "GET", "/v1/audit-events", "").body()).contains("org.delete", "org_big");
    }

    /// As long as rows of it are left: a server that starts again may have removed the last of them before it is asked.
    private void assertThatItsIdAndSlugAreTaken(URI server) throws Exception {
        assertThat(create(server, "org_big", "other").body()).contains("DUPLICATE_ID");
        assertThat(create(server, "org_other", "big").body()).contains("DUPLICATE_ID");
    }

    private void assertSameAsNever(URI server, String method, String path, String body) throws Exception {
        HttpResponse<String> deleted = admin(server, method, "/v1/orgs/org_big" + path, body);
        HttpResponse<String> never = admin(server, method, "/v1/orgs/org_not" + path, body);

        assertThat(deleted.statusCode()).as(path).isEqualTo(404);
        assertThat(told(deleted)).as(path).isEqualTo(told(never));
    }

    /// Without what is another one for each request.
    private static Map<String, Object> told(HttpResponse<String> answer) {
        Map<String, Object> members =
                JsonPath.from(answer.body().replace("org_big", "org_not")).getMap("");
        members.remove("requestId");
        return members;
    }

    private HttpResponse<String> create(URI server, String orgId, String slug) throws Exception {
        return admin(
                server,
                "POST",
                "/v1/orgs",
                "{\"orgId\":\"%s\",\"slug\":\"%s\",\"name\":\"Organization\"}".formatted(orgId, slug));
    }

    private HttpResponse<String> admin(URI server, String method, String path, String body) throws Exception {
        return call(server, AdminKey.BEARER, method, path, body, "application/json");
    }

    private HttpResponse<String> call(
            URI server, String authorization, String method, String path, String body, String type) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", authorization)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
