package org.landlord.it.walk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.openapi.ContractFilter;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;

/// Acme's first day, over REST.
class SeedWalkServerIT {

    @TempDir
    Path folder = Path.of("");

    private ServerProcess server = SeedWalk.notStarted();

    @BeforeEach
    void start() {
        server = ServerProcess.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givenAnEmptyServer_whenAcmeMovesInAndOut_thenEveryAnswerIsRightAndNothingIsLeft() throws SQLException {
        moveIn();
        checkLimit();
        export();
        moveOut();
    }

    private RequestSpecification api() {
        return given().baseUri(server.uri().toString())
                .header("Authorization", AdminKey.BEARER)
                .filter(ContractFilter.shared())
                .contentType(ContentType.JSON);
    }

    private ValidatableResponse post(String path, String body) {
        return api().body(body).post(path).then().statusCode(201);
    }

    private ValidatableResponse put(String path, String body) {
        return api().body(body).put(path).then().statusCode(201);
    }

    private void moveIn() {
        post("/v1/orgs", SeedWalk.ORGANIZATION)
                .header("Location", "/v1/orgs/org_acme")
                .body("orgId", equalTo("org_acme"), "slug", equalTo("acme"));
        post("/v1/orgs/org_acme/projects", SeedWalk.PROJECT).body("projectId", equalTo("project_app"));
        post("/v1/orgs/org_acme/usage-events", SeedWalk.USAGE)
                .body("quantity", equalTo(42000), "runId", equalTo("run_123"), "eventId", not(nullValue()));
        put("/v1/orgs/org_acme/usage-limits", SeedWalk.LIMIT).body("enforcement", equalTo("soft"));
        post("/v1/orgs/org_acme/identity-providers", SeedWalk.PROVIDER)
                .body("certificateRef", equalTo("vault://identity/acme-okta-cert"), "status", equalTo("active"));
        put("/v1/orgs/org_acme/secret-refs/deploy-token?projectId=project_app", SeedWalk.SECRET)
                .body("name", equalTo("deploy-token"), "rotatedAt", nullValue());
    }

    private void checkLimit() {
        api().get("/v1/orgs/org_acme/usage-limits/check?projectId=project_app"
                        + "&metric=agent_runtime_ms&unit=ms&period=monthly")
                .then()
                .statusCode(200)
                .body("usedQuantity", equalTo(42000))
                .body("remainingQuantity", equalTo(9958000))
                .body("exceeded", is(false))
                .body("limit.limitQuantity", equalTo(10000000));
    }

    private void export() {
        api().get("/v1/orgs/org_acme/audit-export")
                .then()
                .statusCode(200)
                .body("org.orgId", equalTo("org_acme"))
                .body("projects.slug", contains("app"))
                .body("billing", nullValue())
                .body("usage.quantity", contains(42000))
                .body("usageLimits", hasSize(1))
                .body("secretRefs.ref", contains("arn:aws:secretsmanager:eu-west-1:123456789012:secret:deploy-token"))
                .body("identityProviders.providerId", contains("idp_okta"))
                .body("auditEvents.action", contains(SeedWalk.ACTIONS.toArray()))
                .body("auditEvents.sequence", contains(1, 2, 3, 4, 5, 6));
    }

    private void moveOut() throws SQLException {
        api().delete("/v1/orgs/org_acme").then().statusCode(204);
        api().get("/v1/orgs/org_acme").then().statusCode(404);
        api().get("/v1/audit-events")
                .then()
                .body("items.action", contains("api_key.create", "org.delete"), "items.targetId", hasItem("org_acme"));

        try (DatabaseFile file = new DatabaseFile(server.database())) {
            assertThat(SeedWalk.tablesWithRows(file)).containsExactlyInAnyOrder("api_key", "platform_audit_event");
        }
    }
}
