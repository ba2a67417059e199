package org.landlord.it.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Soon;
import org.landlord.it.workflow.TestGateway;

/// Organizations with everything that the pages of the console show, made through the API.
final class ConsoleWorld {

    static final String HOSTILE = "<img src=x onerror=alert(1)>";

    /// Beyond what a double keeps.
    static final String LARGE = "123456789012345678.000000001";

    /// The run of [#workflows(String, TestGateway)] that waits for an approval.
    static final String RUN = "run_waits";

    /// What a server needs to use a test engine, and to see quickly what happens there.
    static final Map<String, String> GATEWAY_SETTINGS =
            Map.of("LANDLORD_GATEWAY_TOKEN_TEST", TestGateway.TOKEN, "LANDLORD_GATEWAYS_PAUSE", "200ms");

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int TOO_MANY = 429;
    private static final int BAD = 400;

    private final URI server;

    ConsoleWorld(URI server) {
        this.server = server;
    }

    /// The answer to a request of the administrator.
    JsonNode call(String method, String path, Object body, String... headers) {
        return callWith(AdminKey.TOKEN, method, path, body, headers);
    }

    /// The answer to a request. Refusals by limits are answers too.
    JsonNode callWith(String token, String method, String path, Object body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            BodyPublishers.ofString(
                                    body instanceof String text ? text : JSON.writeValueAsString(body)));
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() >= BAD && response.statusCode() != TOO_MANY) {
                throw new IllegalStateException(method + " " + path + ": " + response.body());
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// An organization with members, teams, projects, keys, limits, usage and settings.
    void organization(String slug, String name) {
        String orgId = "org_" + slug;
        String org = "/v1/orgs/" + orgId;
        call(
                "POST",
                "/v1/orgs",
                Map.of("orgId", orgId, "slug", slug, "name", name, "metadata", Map.of("tier", "gold")));
        List.of("owner", "admin", "billing", "auditor", "member")
                .forEach(role -> call("PUT", org + "/members/user-" + role, Map.of("role", role)));
        call("PUT", org + "/members/" + encoded(HOSTILE), Map.of("role", "member"), "Landlord-Reason", "onboarding");
        call(
                "POST",
                org + "/teams",
                Map.of("teamId", "team_engineering", "slug", "engineering", "name", "Engineering"));
        List.of("user-viewer", "user-member")
                .forEach(user -> call("PUT", org + "/teams/team_engineering/members/" + user, Map.of()));
        call("POST", org + "/projects", Map.of("projectId", "project_app", "slug", "app", "name", "App"));
        call("PUT", org + "/projects/project_app/teams/team_engineering", Map.of("role", "viewer"));
        call("PUT", org + "/billing-account", Map.of("plan", "enterprise", "billingCustomerId", "cus_123"));
        call("PUT", org + "/secret-refs/DB_PASSWORD", Map.of("provider", "vault", "ref", "kv/data/db"));
        call(
                "POST",
                org + "/identity-providers",
                Map.of("type", "oidc", "issuer", "https://login.example", "clientId", "landlord"));
        call("POST", org + "/api-keys", Map.of("name", "ci", "scopes", List.of("usage:write"), "expiresAt", inDays(3)));
        call(
                "PUT",
                org + "/usage-limits",
                Map.of(
                        "metric",
                        "tokens",
                        "period",
                        "calendar-month",
                        "limitQuantity",
                        "1000000",
                        "timeZone",
                        "Europe/Berlin"));
        call(
                "PUT",
                org + "/usage-limits",
                Map.of(
                        "metric",
                        "storage",
                        "unit",
                        "byte",
                        "period",
                        "lifetime",
                        "limitQuantity",
                        "900719925474099312"));
        call(
                "PUT",
                org + "/usage-limits",
                Map.of("metric", "runs", "period", "calendar-day", "limitQuantity", "100", "enforcement", "hard"),
                "Landlord-Reason",
                "plan starter");
        call(
                "POST",
                org + "/usage-events?enforce=false",
                IntStream.range(0, 20)
                        .mapToObj(day -> Map.of(
                                "metric",
                                "tokens",
                                "quantity",
                                String.valueOf(100 + day),
                                "projectId",
                                "project_app",
                                "observedAt",
                                inDays(-day),
                                "runId",
                                "run_" + day))
                        .collect(Collectors.toList()));
        call("POST", org + "/usage-events", Map.of("metric", "storage", "unit", "byte", "quantity", LARGE));
        call("POST", org + "/usage-events", Map.of("metric", "runs", "quantity", 95));
        call("POST", org + "/quota-reservations", Map.of("metric", "runs", "quantity", 3, "ttl", 3600));
    }

    /// A gateway of the platform, and in an organization: a gateway that is not used, a policy, a run that has ended,
    /// and [#RUN], which waits for an approval. The server needs [#GATEWAY_SETTINGS].
    ///
    /// @return the id of the approval
    String workflows(String slug, TestGateway engine) {
        String org = "/v1/orgs/org_" + slug;
        gateway(engine);
        call(
                "PUT",
                org + "/gateways/own",
                Map.of("name", "Own", "baseUrl", "https://agents.example.com", "status", "disabled"));
        call("PUT", org + "/approval-policies/deploys", Map.of("workflow", "gate", "selfApproval", true));
        launch(slug, "run_done", "hello");
        launch(slug, RUN, "gate");
        return asked(slug, RUN);
    }

    /// Makes the engine the gateway of the platform, and waits until its workflows are known.
    void gateway(TestGateway engine) {
        gateway(engine.url());
    }

    /// Makes what answers there the gateway of the platform, and waits until its workflows are known.
    void gateway(URI address) {
        call(
                "PUT",
                "/v1/gateways/agents",
                Map.of(
                        "name",
                        "Agents",
                        "baseUrl",
                        address.toString(),
                        "token",
                        "env:LANDLORD_GATEWAY_TOKEN_TEST",
                        "usage",
                        List.of(Map.of(
                                "source", "output", "pointer", "/usage/tokens", "metric", "tokens", "unit", "count"))));
        call("POST", "/v1/gateways/agents/check", "");
    }

    /// Launches a workflow in the project of an organization.
    void launch(String slug, String runId, String workflow) {
        JsonNode launched = call(
                "POST",
                "/v1/orgs/org_" + slug + "/projects/project_app/runs",
                Map.of("runId", runId, "workflow", workflow, "input", Map.of("name", "Ada")));
        assertThat(launched.path("runId").asText()).as(launched.toString()).isEqualTo(runId);
    }

    /// The id of the approval that a run waits for, as soon as the server knows it.
    String asked(String slug, String runId) {
        String path = "/v1/orgs/org_" + slug + "/approvals?status=pending&runId=" + runId;
        return Soon.the(Duration.ofSeconds(30), () -> call("GET", path, "").path("items"), items -> !items.isEmpty())
                .path(0)
                .path("approvalId")
                .asText();
    }

    /// Lets users of an organization sign in with an OpenID provider.
    ///
    /// @param metadata of the record
    void trust(String slug, String issuer, Map<String, ?> metadata) {
        call(
                "PUT",
                "/v1/orgs/org_" + slug + "/identity-providers/sso",
                Map.of("type", "oidc", "issuer", issuer, "clientId", "console", "metadata", metadata));
    }

    /// Records usage that the limit on runs refuses, and returns the request id of the refusal.
    String refused(String slug) {
        JsonNode problem =
                call("POST", "/v1/orgs/org_" + slug + "/usage-events", Map.of("metric", "runs", "quantity", 10));
        if (!problem.path("code").asText().equals("QUOTA_EXCEEDED")) {
            throw new IllegalStateException("not refused: " + problem);
        }
        String requestId = problem.path("requestId").asText();
        awaitDenial(slug, requestId);
        return requestId;
    }

    /// Denials are stored every second.
    private void awaitDenial(String slug, String requestId) {
        for (int i = 0; i < 100; i++) {
            JsonNode denials = call("GET", "/v1/orgs/org_" + slug + "/denials", "");
            if (denials.toString().contains(requestId)) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        throw new IllegalStateException("the refusal of " + requestId + " is not listed");
    }

    static String inDays(int days) {
        return Instant.now().plus(Duration.ofDays(days)).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
