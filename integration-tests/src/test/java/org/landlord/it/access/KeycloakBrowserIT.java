package org.landlord.it.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.landlord.it.access.PeopleServer.admin;
import static org.landlord.it.access.PeopleServer.grant;
import static org.landlord.it.access.PeopleServer.idOf;
import static org.landlord.it.access.PeopleServer.member;
import static org.landlord.it.access.PeopleServer.newOrg;
import static org.landlord.it.access.PeopleServer.newProject;
import static org.landlord.it.access.PeopleServer.newTeam;
import static org.landlord.it.access.PeopleServer.provider;
import static org.landlord.it.access.PeopleServer.trust;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.landlord.it.support.KeycloakProcess;
import org.landlord.it.support.KeycloakRealm;
import org.landlord.it.support.KeycloakRealm.Person;
import org.landlord.it.support.Soon;
import org.landlord.it.support.TestBrowser;
import org.landlord.it.support.TestBrowser.Page;

/// Users who sign in to the console with a browser and the login page of a real Keycloak. In the profile
/// `keycloak`.
@EnabledIfSystemProperty(named = KeycloakProcess.HOME, matches = ".+")
@Tag("keycloak")
class KeycloakBrowserIT {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final String COOKIE = "landlord-session";
    private static final URI SESSION = PeopleServer.process().uri().resolve("/console/auth/session");

    private final KeycloakRealm acme = KeycloakProcess.shared().realm("acme");
    private final KeycloakRealm globex = KeycloakProcess.shared().realm("globex");
    private final Person alice = KeycloakRealm.alice();

    private static String newClient(KeycloakRealm realm) {
        return realm.newBrowserClient(PeopleServer.process().uri().toString());
    }

    private static Page begin(TestBrowser browser, String org) {
        return browser.get(TestBrowser.with(
                PeopleServer.process().uri().resolve("/console/auth/start").toString(),
                Map.of("organization", idOf(org), "returnTo", "/console/home")));
    }

    /// Fills in the login page.
    ///
    /// @return where Keycloak sends the browser
    private static URI login(TestBrowser browser, URI authorization, Person person) {
        Page page = browser.get(authorization);
        if (page.status() != 200) {
            return page.location();
        }
        Matcher form = FORM.matcher(page.body());
        assertThat(form.find()).as(page.body()).isTrue();
        return browser.post(
                        URI.create(form.group(1).replace("&amp;", "&")),
                        Map.of("username", person.name(), "password", person.name() + "-password"))
                .location();
    }

    private static Page signIn(TestBrowser browser, String org, Person person) {
        return browser.get(login(browser, begin(browser, org).location(), person));
    }

    private static Response ask(TestBrowser browser, String path) {
        Page session = browser.get(SESSION);
        String csrf = session.status() == 200 ? JsonPath.from(session.body()).getString("csrfToken") : "none";
        return given().baseUri(PeopleServer.process().uri().toString())
                .cookie(COOKIE, browser.cookie(COOKIE).orElse("none"))
                .header("X-CSRF-Token", csrf)
                .get(path);
    }

    @Test
    void givenTwoOrganizationsWithOneIssuer_whenAUserSignsInToEach_thenEachSessionIsOfItsOrganization() {
        String client = newClient(acme);
        String first = newOrg();
        String second = newOrg();
        for (String org : List.of(first, second)) {
            trust(org, acme, client);
        }
        member(first, alice.subject(), "owner");
        member(second, alice.subject(), "member");
        try (TestBrowser browser = new TestBrowser()) {
            Page back = signIn(browser, first, alice);
            assertThat(back.headers().get("location")).isEqualTo("/console/home");
            ask(browser, "/v1/whoami").then().body("orgId", equalTo(idOf(first)), "role", equalTo("owner"));

            // Keycloak has a session of its own: it does not ask for the password again.
            Page again =
                    browser.get(browser.get(begin(browser, second).location()).location());
            assertThat(again.headers().get("location")).isEqualTo("/console/home");
            ask(browser, "/v1/whoami").then().body("orgId", equalTo(idOf(second)), "role", equalTo("member"));
            ask(browser, first).then().statusCode(404);
        }
    }

    @Test
    void givenTwoOrganizationsWithAnIssuerEach_whenUsersSignIn_thenEachIsKnownAtHomeAlone() {
        String first = newOrg();
        String second = newOrg();
        trust(first, acme, newClient(acme));
        trust(second, globex, newClient(globex));
        member(first, alice.subject(), "admin");
        member(second, KeycloakRealm.greta().subject(), "admin");
        try (TestBrowser ofAlice = new TestBrowser();
                TestBrowser ofGreta = new TestBrowser()) {
            signIn(ofAlice, first, alice);
            signIn(ofGreta, second, KeycloakRealm.greta());

            ask(ofAlice, "/v1/whoami").then().body("actorId", equalTo(alice.subject()), "orgId", equalTo(idOf(first)));
            ask(ofGreta, "/v1/whoami")
                    .then()
                    .body("actorId", equalTo(KeycloakRealm.greta().subject()), "orgId", equalTo(idOf(second)));
            ask(ofAlice, second).then().statusCode(404);
        }
    }

    @Test
    void givenAResponseOfOneIssuer_whenItIsSentForTheSignInAtAnother_thenItIsRefused() {
        String first = newOrg();
        String second = newOrg();
        trust(first, acme, newClient(acme));
        trust(second, globex, newClient(globex), "active", Map.of("jitRole", "admin"));
        try (TestBrowser browser = new TestBrowser()) {
            URI answer = login(browser, begin(browser, first).location(), alice);
            Page other = begin(browser, second);

            String mixed = answer.toString().replaceFirst("state=[^&]*", "state=" + other.parameter("state"));
            assertThat(browser.get(URI.create(mixed)).headers().get("location"))
                    .isEqualTo("/console/sign-in?error=invalid&returnTo=%2Fconsole%2Fhome");
            assertThat(browser.cookie(COOKIE)).isEmpty();
        }
    }

    @Test
    void givenAGroupAndAJitRole_whenAUserSignsIn_thenTheyAreAMemberWithTheProjectOfTheTeam() {
        String org = newOrg();
        String project = newProject(org);
        String team = newTeam(org);
        grant(project, team, "operator");
        trust(
                org,
                acme,
                newClient(acme),
                "active",
                Map.of(
                        "jitRole",
                        "member",
                        "groupTeams",
                        Map.of("claim", "groups", "teams", Map.of("/engineering", team))));
        try (TestBrowser browser = new TestBrowser()) {
            signIn(browser, org, alice);

            ask(browser, "/v1/whoami")
                    .then()
                    .body("role", equalTo("member"))
                    .body("projects.projectId", equalTo(List.of(idOf(project))));
        }
    }

    @Test
    void givenASignIn_whenItsResponseIsSentAgainOrByAnotherBrowser_thenItIsRefused() {
        String org = newOrg();
        trust(org, acme, newClient(acme));
        member(org, alice.subject(), "admin");
        try (TestBrowser browser = new TestBrowser();
                TestBrowser victim = new TestBrowser()) {
            URI answer = login(browser, begin(browser, org).location(), alice);
            assertThat(victim.get(answer).headers().get("location")).isEqualTo("/console/sign-in?error=expired");
            begin(victim, org);
            assertThat(victim.get(answer).headers().get("location")).isEqualTo("/console/sign-in?error=expired");

            assertThat(browser.get(answer).headers().get("location")).isEqualTo("/console/home");
            assertThat(browser.get(answer).headers().get("location")).isEqualTo("/console/sign-in?error=expired");
            assertThat(victim.cookie(COOKIE)).isEmpty();
        }
    }

    @Test
    void givenASignedInUser_whenTheySignOut_thenKeycloakAsksForThePasswordAgain() {
        String org = newOrg();
        trust(org, acme, newClient(acme));
        member(org, alice.subject(), "admin");
        try (TestBrowser browser = new TestBrowser()) {
            signIn(browser, org, alice);
            String csrf = JsonPath.from(browser.get(SESSION).body()).getString("csrfToken");
            Page out = browser.send("DELETE", SESSION, "X-CSRF-Token", csrf);

            Page done = browser.get(URI.create(JsonPath.from(out.body()).getString("signOutUrl")));

            assertThat(done.status()).as(done.body()).isEqualTo(302);
            assertThat(done.location()).isEqualTo(PeopleServer.process().uri().resolve("/console/sign-in"));
            assertThat(browser.get(SESSION).status()).isEqualTo(401);
            assertThat(browser.get(begin(browser, org).location()).status())
                    .as("the login page")
                    .isEqualTo(200);
        }
    }

    @Test
    void givenSignedInUsers_whenTheirAccessEnds_thenTheyAreShutOutWithinSeconds() {
        String client = newClient(acme);
        String org = newOrg();
        trust(org, acme, client);
        List<Runnable> ends = List.of(
                () -> admin().delete(org + "/members/" + alice.subject()).then().statusCode(204),
                () -> trust(org, acme, client, "disabled", Map.of()),
                () -> admin().delete(provider(org)).then().statusCode(204));
        for (Runnable end : ends) {
            trust(org, acme, client);
            member(org, alice.subject(), "admin");
            try (TestBrowser browser = new TestBrowser()) {
                signIn(browser, org, alice);
                ask(browser, "/v1/whoami").then().statusCode(200);

                end.run();

                assertThat(Soon.until(() -> ask(browser, "/v1/whoami").statusCode() == 401))
                        .isLessThan(Duration.ofSeconds(5));
            }
        }
    }
}
