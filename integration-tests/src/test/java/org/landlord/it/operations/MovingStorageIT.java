package org.landlord.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.operations.Wire.Answer;
import org.landlord.it.operations.Wire.Request;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Cli;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.ServerProcess;

/// `landlord migrate`: from a file to PostgreSQL and back, with a row in every table. Killed in the middle, and
/// repeated.
@Tag("heavy")
class MovingStorageIT {

    private static final int BATCHES = 40;
    private static final int EVENTS = 1_000;
    private static final String DATABASE = "moving";

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenAStorageWithEverything_whenItMovesThereAndBack_thenEveryAnswerAndExportIsTheSame() throws Exception {
        PostgresServer postgres = PostgresServer.shared();
        String url = postgres.newDatabase(DATABASE);
        Path file = folder.resolve("landlord.db");
        Path back = folder.resolve("back.db");
        List<Tenant> tenants = new ArrayList<>();
        Map<String, String> before;
        Map<String, String> keysOnly = Map.of("LANDLORD_TOKEN", AdminKey.TOKEN);

        try (Agents agents = fill(file, tenants)) {
            before = picturesOf(tenants, file);
            assertThatNoTableIsEmpty(file);

            killWhileEventsAreCopied(postgres, file, url);
            ServerProcess.Refused refused = ServerProcess.refusedOnPostgres(folder.resolve("refused"), url, Map.of());
            Cli.Outcome there = Cli.onPostgres(Map.of()).run("migrate", "--from", file.toString(), "--to", url);
            Map<String, String> onPostgres;
            Cli.Outcome inUse;
            try (ServerProcess server =
                    ServerProcess.onPostgres(folder.resolve("postgres-server"), url, Agents.SETTINGS)) {
                onPostgres = pictures(tenants, new Wire(server.uri()));
                inUse = new Cli(Map.of()).run("migrate", "--from", url, "--to", back.toString());
            }
            Cli.Outcome here = new Cli(Map.of()).run("migrate", "--from", url, "--to", back.toString());
            Map<String, String> after;
            Answer recorded;
            try (ServerProcess server = ServerProcess.start(folder.resolve("after"), back, Agents.SETTINGS)) {
                after = pictures(tenants, new Wire(server.uri()));
                recorded = record(tenants.getFirst(), new Wire(server.uri()));
            }
            Cli.Outcome doctor = new Cli(keysOnly).run("--db", back.toString(), "doctor", "--all", "-o", "ndjson");

            assertThat(refused.said()).contains("a transfer into it is not complete");
            assertThat(there.exitCode()).as(there.err()).isZero();
            assertThat(there.out()).contains("\"equal\": true").doesNotContain("\"equal\": false");
            assertThat(onPostgres).isEqualTo(before);
            assertThat(inUse.exitCode()).isEqualTo(6);
            assertThat(inUse.err()).contains("is in use");
            assertThat(here.exitCode()).as(here.err()).isZero();
            assertThat(after).isEqualTo(before);
            assertThat(recorded.status()).as(recorded.body()).isEqualTo(201);
            assertThat(doctor.out())
                    .contains("\"name\":\"sums\",\"outcome\":\"ok\"", "\"name\":\"rows\",\"outcome\":\"ok\"")
                    .contains("\"name\":\"foreign-keys\",\"outcome\":\"ok\"");
        }
    }

    @Test
    void givenAServerOnTheSource_whenItIsMigrated_thenTheMessageSaysThatItIsInUse() {
        Path source = folder.resolve("source.db");
        Cli.Outcome inUse;
        try (ServerProcess _ = ServerProcess.start(folder.resolve("server"), source, Map.of())) {
            inUse = new Cli(Map.of())
                    .run(
                            "migrate",
                            "--from",
                            source.toString(),
                            "--to",
                            folder.resolve("new.db").toString());
        }

        assertThat(inUse.exitCode()).isEqualTo(6);
        assertThat(inUse.err()).contains("is in use");
    }

    @Test
    void givenATargetWithRows_whenItIsMigratedTo_thenTheMessageNamesTheTableAndNothingChanges() {
        Path source = folder.resolve("source.db");
        Path target = folder.resolve("target.db");
        assertThat(new Cli(Map.of("LANDLORD_DB", source.toString())).run("init").exitCode())
                .isZero();
        assertThat(new Cli(Map.of("LANDLORD_DB", target.toString())).run("init").exitCode())
                .isZero();

        Cli.Outcome full = new Cli(Map.of()).run("migrate", "--from", source.toString(), "--to", target.toString());
        Cli.Outcome itself = new Cli(Map.of()).run("migrate", "--from", source.toString(), "--to", source.toString());
        Cli.Outcome missing = new Cli(Map.of())
                .run("migrate", "--from", folder.resolve("no.db").toString(), "--to", "new.db");

        assertThat(full.exitCode()).isEqualTo(6);
        assertThat(full.err()).contains("has rows already, in the table platform_audit_event");
        assertThat(itself.exitCode()).isEqualTo(2);
        assertThat(itself.err()).contains("--from must not be the target itself");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("there is no file");
    }

    /// Fills a database file: two tenants with one of everything, and many events.
    private Agents fill(Path file, List<Tenant> tenants) throws Exception {
        Map<String, String> settings = new HashMap<>(Agents.SETTINGS);
        try (ServerProcess server = ServerProcess.start(folder.resolve("before"), file, settings)) {
            Wire wire = new Wire(server.uri());
            Agents agents = Agents.start(wire);
            for (int i = 0; i < 2; i++) {
                Tenant tenant = Tenant.makeWithRun(wire);
                tenants.add(tenant);
                addRest(tenant, wire);
                createOnce(tenant, server);
            }
            for (int batch = 0; batch < BATCHES; batch++) {
                recordMany(tenants.get(batch % 2), wire, batch);
            }
            return agents;
        }
    }

    /// What [Tenant] does not have one of.
    private static void addRest(Tenant tenant, Wire wire) {
        String org = "/v1/orgs/" + tenant.get("orgId");
        send(wire, "PUT", org + "/identity-providers/idp_domain", """
            {"type":"oidc","issuer":"https://login.example.com","clientId":"landlord","metadata":{"emailDomains":["%s.example"]}}
            """.formatted(
                        tenant.get("orgId").replace('_', '-')));
        send(wire, "PUT", org + "/usage-settings", "{\"backdatingDays\":30}");
        send(wire, "POST", org + "/usage-events/" + tenant.get("eventId") + "/void", "{\"reason\":\"a test\"}");
        send(wire, "POST", org + "/approvals/" + tenant.get("approvalId") + "/decisions", "{\"approved\":true}");
    }

    /// A request that is answered from its record when it is repeated.
    private static void createOnce(Tenant tenant, ServerProcess server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/v1/orgs/" + tenant.get("orgId") + "/teams"))
                .header("Authorization", AdminKey.BEARER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "once-" + tenant.get("orgId"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"slug\":\"once\",\"name\":\"Once\"}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(201);
        }
    }

    private static void send(Wire wire, String method, String path, String json) {
        Answer answer = wire.asAdministrator(Request.json(method, path, json));
        assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 299);
    }

    private static void recordMany(Tenant tenant, Wire wire, int batch) {
        String lines = IntStream.range(0, EVENTS)
                .mapToObj(i ->
                        "{\"metric\":\"bulk\",\"quantity\":" + i + "." + batch + ",\"runId\":\"run-" + batch + "\"}\n")
                .collect(Collectors.joining());
        Answer answer = wire.asAdministrator(new Request(
                "POST", "/v1/orgs/" + tenant.get("orgId") + "/usage-events", "application/x-ndjson", lines));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
    }

    private static Answer record(Tenant tenant, Wire wire) {
        return wire.asAdministrator(Request.json(
                "POST", "/v1/orgs/" + tenant.get("orgId") + "/usage-events", "{\"metric\":\"bulk\",\"quantity\":1}"));
    }

    private Map<String, String> picturesOf(List<Tenant> tenants, Path file) {
        try (ServerProcess server = ServerProcess.start(folder.resolve("again"), file, Agents.SETTINGS)) {
            return pictures(tenants, new Wire(server.uri()));
        }
    }

    /// What everybody can see of the tenants, all events in the order of their recording, and the audit logs.
    private static Map<String, String> pictures(List<Tenant> tenants, Wire wire) {
        Map<String, String> pictures = new LinkedHashMap<>();
        for (Tenant tenant : tenants) {
            String org = "/v1/orgs/" + tenant.get("orgId");
            Picture.of(tenant, wire).forEach((operation, told) -> pictures.put(org + " " + operation, told));
            pictures.put(org + " usage", pages(wire, org + "/usage-events?order=recorded&limit=500"));
            pictures.put(org + " sums", get(wire, org + "/usage-summary"));
            pictures.put(org + " export", export(wire, org));
        }
        pictures.put("platform", pages(wire, "/v1/audit-events?limit=500"));
        return pictures;
    }

    /// The export without the event that tells of an export.
    private static String export(Wire wire, String org) {
        return get(wire, org + "/audit-export")
                .lines()
                .filter(line -> !line.contains("audit.export"))
                .collect(Collectors.joining("\n"));
    }

    private static String get(Wire wire, String path) {
        Answer answer = wire.asAdministrator(Request.get(path));
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String pages(Wire wire, String path) {
        StringBuilder items = new StringBuilder();
        String after = "";
        do {
            JsonNode page = Asking.read(get(wire, path + after));
            page.path("items").forEach(item -> items.append(item).append('\n'));
            after = page.hasNonNull("nextCursor")
                    ? "&cursor=" + page.path("nextCursor").asText()
                    : "";
        } while (!after.isEmpty());
        return items.toString();
    }

    /// So that the test moves every table, those of later migrations too.
    private static void assertThatNoTableIsEmpty(Path file) throws SQLException {
        try (DatabaseFile database = new DatabaseFile(file)) {
            List<String> empty = new ArrayList<>();
            for (String table : database.column(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")) {
                if (database.number("SELECT count(*) FROM \"" + table + "\"") == 0) {
                    empty.add(table);
                }
            }
            assertThat(empty).isEmpty();
        }
    }

    private void killWhileEventsAreCopied(PostgresServer postgres, Path file, String url) throws Exception {
        Process process = Cli.onPostgres(Map.of()).start("migrate", "--from", file.toString(), "--to", url);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (copied(postgres) == 0) {
            assertThat(process.isAlive()).as("the transfer goes on").isTrue();
            assertThat(System.nanoTime()).as("it began in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(2);
        }
        process.destroyForcibly().waitFor();
        assertThat(copied(postgres)).isLessThan(BATCHES * EVENTS);
    }

    /// The number of events in the target.
    private static long copied(PostgresServer postgres) throws SQLException {
        try (Connection connection = postgres.connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet exists = statement.executeQuery("SELECT to_regclass('usage_event') IS NOT NULL")) {
            exists.next();
            if (!exists.getBoolean(1)) {
                return 0;
            }
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM usage_event")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
