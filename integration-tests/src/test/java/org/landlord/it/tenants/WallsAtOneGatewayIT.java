package org.landlord.it.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.workflow.GatewayDouble;
import org.landlord.it.workflow.TestGateway;

/// Two organizations that share a workflow gateway. Each goes on a random walk with its own key, at the same time, over
/// all operations of workflows, over the API and the methods of the gateway, with its own and the other's ids. Neither
/// is told anything of the other's, and what is the other's is refused in the words for what is not there.
@Tag("heavy")
class WallsAtOneGatewayIT {

    private static final String ONE = "zqalpha";
    private static final String OTHER = "zqbravo";
    private static final String TOKEN = "LANDLORD_GATEWAY_TOKEN_TEST";

    /// How many calls each makes.
    private static final int LENGTH = Integer.getInteger("landlord.walls.length", 1_500);

    private static final Map<String, String> SETTINGS = Map.of(
            TOKEN,
            TestGateway.TOKEN,
            "LANDLORD_GATEWAYS_PAUSE",
            "500ms",
            "LANDLORD_GATEWAYS_ALLOW_PRIVATE_ADDRESSES",
            "true");

    /// The same with every build, until somebody asks for another walk.
    private final long seed = Long.getLong("landlord.walls.seed", 4);

    private final Instant usedSince = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.HOURS);

    @TempDir
    Path folder = Path.of("");

    private GatewayDouble gateway;
    private ServerProcess server;

    @BeforeEach
    void start() {
        gateway = GatewayDouble.create();
        server = ServerProcess.start(folder, SETTINGS);
        expect(201, api().body(gatewayWith("env:" + TOKEN)).put("/v1/gateways/" + Bodies.GATEWAY));
    }

    @AfterEach
    void stop() {
        server.close();
        gateway.close();
    }

    private String gatewayWith(String token) {
        return "{\"name\":\"Agents\",\"baseUrl\":\"" + gateway.url() + "\",\"token\":\"" + token + "\"}";
    }

    @Test
    void givenTwoOrganizationsAtOneGateway_whenBothWalkAtRandom_thenNeitherIsToldAnythingOfTheOther()
            throws SQLException {
        Tenant first = moveIn(ONE, OTHER);
        Tenant second = moveIn(OTHER, ONE);
        Belongings firsts = new Belongings(first.keyId());
        Belongings seconds = new Belongings(second.keyId());
        Others ofFirst = new Others.Living(firsts, new Random(seed + 2));
        Others ofSecond = new Others.Living(seconds, new Random(seed + 3));
        try (TenantWalk ones = new TenantWalk(first, firsts, ofSecond, server::uri, seed, usedSince, true);
                TenantWalk others = new TenantWalk(second, seconds, ofFirst, server::uri, seed + 1, usedSince, true)) {
            together(ones::begin, others::begin);
            together(() -> ones.walk(LENGTH), () -> others.walk(LENGTH));
            assertThatEverythingWasTried(ones, others);
        } catch (CompletionException e) {
            throw new AssertionError("with -Dlandlord.walls.seed=" + seed + ": " + e.getCause(), e);
        }
        assertThat(firsts.made()).as("ids that both were told of").doesNotContainAnyElementsOf(seconds.made());
        assertThatEachHasItsOwn(first, second);
        assertThatRowsAreApart(first);
        assertThatRowsAreApart(second);
    }

    private static void together(Runnable one, Runnable other) {
        CompletableFuture.allOf(CompletableFuture.runAsync(one), CompletableFuture.runAsync(other))
                .join();
    }

    private static void assertThatEverythingWasTried(TenantWalk one, TenantWalk other) {
        Set<String> all = new TreeSet<>();
        Set<String> good = new TreeSet<>();
        for (Operation operation : Operation.all()) {
            if (operation.isOfWorkflows()) {
                all.add(operation.id());
                if (operation.isOfAnOrganization()) {
                    good.add(operation.id());
                }
            }
        }
        assertThat(one.tried()).containsAll(all);
        assertThat(other.tried()).containsAll(all);
        Set<String> succeeded = new TreeSet<>(one.succeeded());
        succeeded.addAll(other.succeeded());
        assertThat(succeeded).containsAll(good);
        Set<String> ofPlatform = new TreeSet<>(all);
        ofPlatform.removeAll(good);
        assertThat(succeeded).doesNotContainAnyElementsOf(ofPlatform);
    }

    /// Every run of the gateway belongs to one of both, and each counts its own.
    private void assertThatEachHasItsOwn(Tenant first, Tenant second) {
        Set<String> atGateway = new HashSet<>(gateway.runIds());
        Set<String> owned = new HashSet<>();
        int all = 0;
        for (Tenant tenant : List.of(first, second)) {
            String org = "/v1/orgs/" + tenant.orgId();
            List<String> runs = list(tenant.key(), org + "/runs", "gatewayRunId");
            List<String> approvals = list(tenant.key(), org + "/approvals", "runId");
            assertThat(owned).doesNotContainAnyElementsOf(runs);
            owned.addAll(runs);
            all += runs.size();
            assertThat(list(tenant.key(), org + "/runs", "runId")).containsAll(approvals);
            assertThat(approvals).isNotEmpty();
            int counted = list(tenant.key(), org + "/workflows", "runs").stream()
                    .mapToInt(Integer::parseInt)
                    .sum();
            assertThat(counted).isEqualTo(runs.size());
        }
        assertThat(owned).hasSize(all).containsAll(atGateway);
        assertThat(list(null, "/v1/runs", "gatewayRunId")).containsExactlyInAnyOrderElementsOf(owned);
        assertThat(list(null, "/v1/unassigned-runs?gatewayId=" + Bodies.GATEWAY, "runId"))
                .isEmpty();
    }

    /// Reads a list to its end.
    ///
    /// @param key null for the administrator's
    private List<String> list(@Nullable String key, String path, String name) {
        List<String> texts = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = api(key == null ? AdminKey.BEARER : "Bearer " + key);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page =
                    expect(200, request.queryParam("limit", 100).get(path)).jsonPath();
            page.getList("items." + name).forEach(text -> texts.add(String.valueOf(text)));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return texts;
    }

    private void assertThatRowsAreApart(Tenant tenant) throws SQLException {
        try (DatabaseFile file = new DatabaseFile(server.database())) {
            List<String> rows = TenantRows.ofFile(file::column, tenant.orgId());
            assertThat(rows)
                    .anyMatch(row -> row.startsWith("workflow_run "))
                    .anyMatch(row -> row.startsWith("approval "));
            // Those have the paths that this tenant has sent, and the ids that they took from the other.
            assertThat(rows.stream()
                            .filter(row -> !row.startsWith("idempotency_record "))
                            .filter(row -> row.contains(tenant.otherMark())))
                    .isEmpty();
        }
    }

    /// With a gateway record of its own beside that of the platform, which leads to the same gateway.
    private Tenant moveIn(String mark, String otherMark) {
        String orgId = Tenant.orgId(mark);
        expect(
                201,
                api().body("{\"orgId\":\"" + orgId + "\",\"slug\":\"" + mark + "\",\"name\":\"" + mark + "\"}")
                        .post("/v1/orgs"));
        expect(201, api().body(gatewayWith("env:" + TOKEN)).put("/v1/orgs/" + orgId + "/gateways/gw_" + mark + "_own"));
        JsonPath key = expect(
                        201,
                        api().body("{\"name\":\"walk " + mark + "\",\"scopes\":[\"*\"]}")
                                .post("/v1/orgs/" + orgId + "/api-keys"))
                .jsonPath();
        return new Tenant(mark, otherMark, orgId, key.getString("token"), key.getString("keyId"));
    }

    private static Response expect(int status, Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        return response;
    }

    private RequestSpecification api() {
        return api(AdminKey.BEARER);
    }

    private RequestSpecification api(String authorization) {
        return given().baseUri(server.uri().toString())
                .header("Authorization", authorization)
                .contentType("application/json");
    }
}
