package org.landlord.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Cli;
import org.landlord.it.support.ServerProcess;

/// From the request id of a blocked customer to the unblocked customer with four commands: "A customer is
/// blocked" in docs/runbook.md, whose outputs `CommandsInDocsIT` compares.
class BlockedCustomerIT {

    private static final String ORG = "slug:acme";
    private static final String REASON = "ticket 4711: Acme has upgraded";
    private static final String EVENT = """
        {"eventId": "evt-2", "metric": "tokens", "quantity": 200}""";

    @TempDir
    private Path folder;

    private ServerProcess server;
    private Cli operator;
    private String customersToken = "";

    @BeforeEach
    void givenACustomerWhoseLimitIsNearlyUsedUp() {
        server = ServerProcess.start(folder);
        operator = new Cli(Map.of("LANDLORD_SERVER", server.uri().toString(), "LANDLORD_OUTPUT", "json"));
        run("org", "create", "--id", "org_acme", "--slug", "acme", "--name", "Acme");
        run(
                "limit",
                "set",
                "--org",
                ORG,
                "--metric",
                "tokens",
                "--period",
                "rolling-30d",
                "--quantity",
                "1000",
                "--hard");
        run("usage", "record", "--org", ORG, "--metric", "tokens", "--quantity", "900", "--id", "evt-1");
        customersToken = run("key", "create", "--org", ORG, "--name", "service", "--scope", "usage:write")
                .getString("token");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givenTheRequestIdOfARefusal_whenAnOperatorRunsFourCommands_thenTheCustomerIsUnblockedAndTheChangeIsKnown()
            throws Exception {
        HttpResponse<String> refused = record();
        assertThat(refused.statusCode()).isEqualTo(429);
        String requestId = new JsonPath(refused.body()).getString("requestId");
        assertThat(refused.headers().firstValue("X-Request-Id")).hasValue(requestId);

        JsonPath denial = run("denial", "explain", requestId, "--org", ORG);
        assertThat(denial.getString("limit.metric")).isEqualTo("tokens");
        assertThat(denial.getString("limit.unit")).isEqualTo("count");
        assertThat(denial.getString("limit.period")).isEqualTo("rolling-30d");
        assertThat(denial.getString("limit.projectId")).isNull();
        assertThat(denial.getList("refusals.requestId", String.class)).containsExactly(requestId);
        assertThat(denial.getInt("refusals[0].limitQuantity")).isEqualTo(1000);
        assertThat(denial.getInt("refusals[0].usedQuantity")).isEqualTo(900);
        assertThat(denial.getInt("refusals[0].remainingQuantity")).isEqualTo(100);
        assertThat(denial.getInt("refusals[0].requestedQuantity")).isEqualTo(200);

        JsonPath status = run("status", "--org", ORG);
        assertThat(status.getList("percentUsed", Integer.class)).containsExactly(90);
        assertThat(status.getString("lastDeniedAt[0]")).isEqualTo(denial.getString("lastAt"));

        JsonPath limit = run(
                "limit",
                "set",
                "--org",
                ORG,
                "--metric",
                "tokens",
                "--period",
                "rolling-30d",
                "--quantity",
                "2000",
                "--reason",
                REASON);
        assertThat(limit.getInt("limitQuantity")).isEqualTo(2000);
        assertThat(limit.getString("enforcement")).isEqualTo("hard");

        JsonPath changes = run("audit", "list", "--org", ORG, "--action", "usage_limit.upsert");
        assertThat(changes.getList("reason", String.class)).as("newest first").containsExactly(REASON, null);
        assertThat(changes.getString("actorId[0]")).isEqualTo(AdminKey.ACTOR.toString());
        assertThat(changes.getMap("metadata[0].changes"))
                .isEqualTo(Map.of("limitQuantity", Map.of("from", 1000, "to", 2000)));

        HttpResponse<String> recorded = record();
        assertThat(recorded.statusCode()).isEqualTo(201);
        assertThat(new JsonPath(recorded.body()).getInt("quantity")).isEqualTo(200);
    }

    /// As the service of the customer does it.
    private HttpResponse<String> record() throws IOException, InterruptedException {
        URI events = server.uri().resolve("/v1/orgs/org_acme/usage-events");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(events)
                            .header("Authorization", "Bearer " + customersToken)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(EVENT))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private JsonPath run(String... arguments) {
        Cli.Outcome outcome = operator.run(arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return new JsonPath(outcome.out());
    }
}
