package org.landlord.it.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.landlord.it.openapi.ContractFilter;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.KeycloakRealm;
import org.landlord.it.support.ServerProcess;

/// The packaged server, for people who come with tokens of a Keycloak on this machine: one for all test
/// classes of this JVM. Each test makes organizations of its own.
final class PeopleServer {

    private static final Map<String, String> SETTINGS =
            Map.of("LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true", "LANDLORD_ACCESS_LOG", "true");

    private static @Nullable ServerProcess shared;

    private PeopleServer() {}

    /// The process; started when first asked for.
    static synchronized ServerProcess process() {
        if (shared == null) {
            shared = start("people-" + ProcessHandle.current().pid());
        }
        return shared;
    }

    private static ServerProcess start(String name) {
        return ServerProcess.start(Path.of("target", name), SETTINGS);
    }

    /// Another process on the same database, that has seen no token yet.
    static ServerProcess another() {
        return ServerProcess.start(
                Path.of("target", "people-another-" + ProcessHandle.current().pid()),
                process().database(),
                SETTINGS);
    }

    /// A call with a token; its answer is checked against the document.
    static RequestSpecification as(String token) {
        return as(token, process().uri());
    }

    static RequestSpecification as(String token, URI server) {
        return given().baseUri(server.toString())
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .filter(ContractFilter.shared())
                .urlEncodingEnabled(false);
    }

    /// A call with the administrator's key.
    static RequestSpecification admin() {
        return as(AdminKey.TOKEN);
    }

    /// A text that nobody used before, fit for ids and slugs, and as long as every other with this prefix.
    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 12);
    }

    /// Makes an organization.
    ///
    /// @return its path
    static String newOrg() {
        String id = unique("org");
        Map<String, String> org = Map.of("orgId", id, "slug", id, "name", "Org");
        admin().body(org).post("/v1/orgs").then().statusCode(201);
        return "/v1/orgs/" + id;
    }

    /// The id in an organization's path.
    static String idOf(String org) {
        return org.substring(org.lastIndexOf('/') + 1);
    }

    /// Makes a project of an organization.
    ///
    /// @return its path
    static String newProject(String org) {
        String id = unique("project");
        Map<String, String> project = Map.of("projectId", id, "slug", id, "name", "Project");
        admin().body(project).post(org + "/projects").then().statusCode(201);
        return org + "/projects/" + id;
    }

    /// Makes a team of an organization.
    ///
    /// @return its id
    static String newTeam(String org) {
        String id = unique("team");
        Map<String, String> team = Map.of("teamId", id, "slug", id, "name", "Team");
        admin().body(team).post(org + "/teams").then().statusCode(201);
        return id;
    }

    /// Gives a team a role in a project.
    static void grant(String project, String team, String role) {
        admin().body(Map.of("role", role))
                .put(project + "/teams/" + team)
                .then()
                .statusCode(oneOf(200, 201));
    }

    /// Makes somebody a member of an organization.
    static void member(String org, String userId, String role) {
        admin().body(Map.of("role", role))
                .put(org + "/members/" + userId)
                .then()
                .statusCode(oneOf(200, 201));
    }

    /// Has an organization trust the tokens that a realm issues for a client.
    static void trust(String org, KeycloakRealm realm, String client) {
        trust(org, realm, client, "active", Map.of());
    }

    static void trust(String org, KeycloakRealm realm, String client, String status, Map<String, ?> metadata) {
        Map<String, ?> provider = Map.of(
                "type", "oidc",
                "issuer", realm.issuer(),
                "clientId", client,
                "status", status,
                "metadata", metadata);
        admin().body(provider).put(provider(org)).then().statusCode(oneOf(200, 201));
    }

    /// The record that says whom an organization trusts.
    static String provider(String org) {
        return org + "/identity-providers/sso";
    }

    /// Expects a problem.
    static ValidatableResponse expectProblem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    /// All of an answer but what differs from call to call.
    ///
    /// @param org the organization that was asked for, whose id is left out
    static String withoutIds(Response response, String org) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        headers.remove("X-Request-Id");
        headers.remove("Date");
        return response.statusLine() + "\n" + headers + "\n"
                + response.asString().replaceAll("\"requestId\":\"\\w+\"", "").replace(idOf(org), "ORG");
    }
}
