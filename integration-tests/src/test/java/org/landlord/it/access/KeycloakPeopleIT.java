package org.landlord.it.access;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.landlord.it.access.PeopleServer.admin;
import static org.landlord.it.access.PeopleServer.as;
import static org.landlord.it.access.PeopleServer.expectProblem;
import static org.landlord.it.access.PeopleServer.grant;
import static org.landlord.it.access.PeopleServer.idOf;
import static org.landlord.it.access.PeopleServer.member;
import static org.landlord.it.access.PeopleServer.newOrg;
import static org.landlord.it.access.PeopleServer.newProject;
import static org.landlord.it.access.PeopleServer.newTeam;
import static org.landlord.it.access.PeopleServer.trust;
import static org.landlord.it.access.PeopleServer.unique;
import static org.landlord.it.access.PeopleServer.withoutIds;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.Roles;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.it.support.KeycloakProcess;
import org.landlord.it.support.KeycloakRealm;
import org.landlord.it.support.KeycloakRealm.Person;
import org.landlord.it.support.Soon;

/// What people may do who come with a good token of a real Keycloak. In the profile `keycloak`.
@EnabledIfSystemProperty(named = KeycloakProcess.HOME, matches = ".+")
@Tag("keycloak")
class KeycloakPeopleIT {

    private final KeycloakRealm acme = KeycloakProcess.shared().realm("acme");
    private final Person alice = KeycloakRealm.alice();

    /// What a group called so gives, by a record's metadata.
    private static Map<String, ?> groupTeams(Map<String, String> teams) {
        return Map.of("groupTeams", Map.of("claim", "groups", "teams", teams));
    }

    /// Asks for it as somebody, and for what is not there: to them there is no difference.
    private static void assertIsAsIfItDidNotExist(String token, String org, String below) {
        String none = "/v1/orgs/" + unique("org");

        Response hidden = as(token).get(org + below);

        expectProblem(hidden, 404, "NOT_FOUND");
        assertThat(withoutIds(hidden, org)).isEqualTo(withoutIds(as(token).get(none + below), none));
    }

    @ParameterizedTest
    @EnumSource(OrgRole.class)
    void givenAMember_whenTheyCall_thenTheyMayWhatTheirRoleAllowsAndNoMore(OrgRole role) {
        String org = newOrg();
        String client = acme.newClient();
        trust(org, acme, client);
        member(org, alice.subject(), role.label());
        String token = acme.token(alice, client);

        List<String> allowed = as(token)
                .get("/v1/whoami")
                .then()
                .statusCode(200)
                .body("actorId", equalTo(alice.subject()))
                .body("actorKind", equalTo("user"))
                .body("orgId", equalTo(idOf(org)))
                .body("role", equalTo(role.label()))
                .body("projects", empty())
                .extract()
                .path("permissions");

        assertThat(allowed)
                .containsExactlyInAnyOrderElementsOf(
                        Roles.permissions(role).stream().map(Permission::label).collect(toSet()));
        assertMayIfAllowed(allowed, "org:read", as(token).get(org));
        assertMayIfAllowed(allowed, "audit:read", as(token).get(org + "/audit-events"));
        assertMayIfAllowed(allowed, "key:read", as(token).get(org + "/api-keys"));
        assertMayIfAllowed(
                allowed,
                "member:write",
                as(token).body(Map.of("role", "member")).put(org + "/members/" + unique("user")));
        assertMayIfAllowed(
                allowed, "billing:write", as(token).body(Map.of("plan", "pro")).put(org + "/billing-account"));
        assertMayIfAllowed(
                allowed,
                "idp:write",
                as(token)
                        .body(Map.of("type", "saml", "issuer", "urn:example:idp"))
                        .put(org + "/identity-providers/other"));
        expectProblem(
                as(token).body(Map.of("slug", unique("org"), "name", "Mine")).post("/v1/orgs"), 403, "FORBIDDEN");
        as(token).get("/v1/orgs").then().statusCode(200).body("items.orgId", contains(idOf(org)));
        assertIsAsIfItDidNotExist(token, newOrg(), "");
    }

    private static void assertMayIfAllowed(List<String> allowed, String permission, Response answer) {
        if (allowed.contains(permission)) {
            assertThat(answer.statusCode()).as(permission).isBetween(200, 201);
        } else {
            expectProblem(answer, 403, "FORBIDDEN");
        }
    }

    @Test
    void givenSomebodyWhoIsNoMember_whenTheyCall_thenTheOrganizationIsAsIfItDidNotExist() {
        String org = newOrg();
        String client = acme.newClient();
        trust(org, acme, client);
        member(org, alice.subject(), "owner");
        String token = acme.token(KeycloakRealm.bob(), client);

        as(token)
                .get("/v1/whoami")
                .then()
                .statusCode(200)
                .body("actorId", equalTo(KeycloakRealm.bob().subject()))
                .body("role", nullValue())
                .body("permissions", empty())
                .body("projects", empty());
        as(token).get("/v1/orgs").then().statusCode(200).body("items", empty());
        assertIsAsIfItDidNotExist(token, org, "");
        assertIsAsIfItDidNotExist(token, org, "/members");
        assertIsAsIfItDidNotExist(token, org, "/audit-events");
    }

    @Test
    void givenAMember_whenTheirRoleChangesAndEnds_thenThatHoldsWithTheNextRequest() {
        String org = newOrg();
        String client = acme.newClient();
        trust(org, acme, client);
        member(org, KeycloakRealm.bob().subject(), "owner");
        member(org, alice.subject(), "auditor");
        String token = acme.token(alice, client);

        as(token).get(org + "/audit-events").then().statusCode(200);
        member(org, alice.subject(), "member");
        expectProblem(as(token).get(org + "/audit-events"), 403, "FORBIDDEN");
        as(token).get(org).then().statusCode(200);
        admin().delete(org + "/members/" + alice.subject()).then().statusCode(204);
        expectProblem(as(token).get(org), 404, "NOT_FOUND");
    }

    @Test
    void givenAGroupThatIsMappedToATeam_whenSomebodyInItCalls_thenTheyMayWhatTheTeamMayInItsProjects() {
        String org = newOrg();
        String client = acme.newClient();
        String project = newProject(org);
        String other = newProject(org);
        String team = newTeam(org);
        grant(project, team, "viewer");
        trust(org, acme, client, "active", groupTeams(Map.of("/engineering", team)));
        String inIt = acme.token(alice, client);
        String notInIt = acme.token(acme.newPerson("/support"), client);

        as(inIt).get(project).then().statusCode(200);
        as(inIt).get(org + "/projects").then().statusCode(200).body("items.projectId", contains(idOf(project)));
        as(inIt).get("/v1/whoami")
                .then()
                .statusCode(200)
                .body("role", nullValue())
                .body("projects.projectId", contains(idOf(project)))
                .body("projects[0].roles", contains("viewer"))
                .body("projects[0].permissions", contains("limit:read", "project:read", "run:read", "usage:read"));
        expectProblem(as(inIt).get(other), 404, "NOT_FOUND");
        expectProblem(as(inIt).delete(project), 403, "FORBIDDEN");
        expectProblem(as(inIt).get(org + "/api-keys"), 403, "FORBIDDEN");
        assertIsAsIfItDidNotExist(notInIt, org, "");
        assertIsAsIfItDidNotExist(notInIt, org, "/projects/" + idOf(project));

        grant(project, team, "admin");
        as(inIt).delete(project).then().statusCode(204);
    }

    @Test
    void givenSomebodyInSeveralGroups_whenTheyCall_thenTheyAreInTheTeamsOfAllThatAreMapped() {
        String org = newOrg();
        String client = acme.newClient();
        String one = newTeam(org);
        String two = newTeam(org);
        String three = newTeam(org);
        String project = newProject(org);
        String second = newProject(org);
        String third = newProject(org);
        grant(project, one, "viewer");
        grant(project, two, "operator");
        grant(second, two, "a label that grants nothing");
        grant(third, three, "viewer");
        trust(org, acme, client, "active", groupTeams(Map.of("/engineering", one, "/support", two, "support", three)));

        as(acme.token(acme.newPerson("/engineering", "/support"), client))
                .get("/v1/whoami")
                .then()
                .statusCode(200)
                .body("projects.projectId", contains(idOf(project)))
                .body("projects[0].roles", containsInAnyOrder("operator", "viewer"));
    }

    @Test
    void givenAMappingThatNamesATeamOfAnotherOrganization_whenSomebodyInTheGroupCalls_thenItGivesThemNothing() {
        String org = newOrg();
        String client = acme.newClient();
        String other = newOrg();
        String othersTeam = newTeam(other);
        String othersProject = newProject(other);
        grant(othersProject, othersTeam, "admin");
        trust(org, acme, client, "active", groupTeams(Map.of("/engineering", othersTeam)));
        String token = acme.token(alice, client);

        as(token)
                .get("/v1/whoami")
                .then()
                .statusCode(200)
                .body("orgId", equalTo(idOf(org)))
                .body("permissions", empty())
                .body("projects", empty());
        assertIsAsIfItDidNotExist(token, org, "");
        assertIsAsIfItDidNotExist(token, other, "/projects/" + idOf(othersProject));
    }

    @Test
    void givenARecordThatMapsNothing_whenSomebodyWithGroupsCalls_thenTheirGroupsGiveThemNothing() {
        String org = newOrg();
        String client = acme.newClient();
        String team = newTeam(org);
        grant(newProject(org), team, "admin");
        trust(org, acme, client, "active", groupTeams(Map.of("/engineering", team)));
        String token = acme.token(alice, client);

        as(token).get(org).then().statusCode(200);
        trust(org, acme, client);
        assertIsAsIfItDidNotExist(token, org, "");
    }

    @Test
    void givenAPersonWhoChangesSomethingAndTriesMore_whenTheAuditLogIsRead_thenItNamesThemAndTheirCall() {
        String org = newOrg();
        String client = acme.newClient();
        trust(org, acme, client);
        member(org, alice.subject(), "admin");
        String token = acme.token(alice, client);
        String newcomer = unique("user");

        String changed = as(token)
                .header("User-Agent", "walk/1.0")
                .body(Map.of("role", "member"))
                .put(org + "/members/" + newcomer)
                .then()
                .statusCode(201)
                .extract()
                .header("X-Request-Id");
        String denied = expectProblem(
                        as(token).header("User-Agent", "walk/1.0").delete(PeopleServer.provider(org)), 403, "FORBIDDEN")
                .extract()
                .header("X-Request-Id");

        assertNamesAlice(event(org, changed), "org.member.upsert");
        assertNamesAlice(event(org, denied), "access.deny");
        Soon.until(() -> PeopleServer.process().log().contains(changed + " PUT "));
    }

    private void assertNamesAlice(Map<String, Object> event, String action) {
        assertThat(event)
                .containsEntry("action", action)
                .containsEntry("actorId", alice.subject())
                .containsEntry("actorKind", "user")
                .containsEntry("recordedBy", null)
                .containsEntry("address", "127.0.0.1")
                .containsEntry("userAgent", "walk/1.0");
    }

    /// An event of the audit log. That somebody was turned away is written a moment after they were.
    private static Map<String, Object> event(String org, String requestId) {
        return Soon.the(() -> admin().get(org + "/audit-events?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .<Map<String, Object>>path("items.find { it.requestId == '" + requestId + "' }"));
    }
}
