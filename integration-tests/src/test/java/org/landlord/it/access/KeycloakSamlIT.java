package org.landlord.it.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.KeycloakProcess;
import org.landlord.it.support.KeycloakRealm;
import org.landlord.it.support.KeycloakRealm.Person;
import org.landlord.it.support.RsaCertificate;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.Soon;
import org.landlord.it.support.TestBrowser;
import org.landlord.it.support.TestBrowser.Page;

/// Users who sign in to the console with a real Keycloak as SAML provider. In the profile `keycloak`.
@EnabledIfSystemProperty(named = KeycloakProcess.HOME, matches = ".+")
@Tag("keycloak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakSamlIT {

    private static final String COOKIE = "landlord-session";
    private static final String RESPONSE = "SAMLResponse";
    private static final String PROVIDER = "saml";
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD = Pattern.compile(
            "<input[^>]*name=\"(SAMLResponse|RelayState)\"[^>]*value=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);

    @TempDir
    static Path folder;

    private final KeycloakRealm acme = KeycloakProcess.shared().realm("acme");
    private final KeycloakRealm globex = KeycloakProcess.shared().realm("globex");
    private final Person alice = KeycloakRealm.alice();
    private ServerProcess server;

    @BeforeAll
    void start() {
        server = ServerProcess.start(
                folder,
                Map.of(
                        "LANDLORD_FAILED_ATTEMPTS_PER_MINUTE",
                        "0",
                        "LANDLORD_CERTIFICATES_FOLDER",
                        certificates().toString()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Path certificates() {
        return folder.resolve("certificates");
    }

    private RequestSpecification admin() {
        return given().baseUri(server.uri().toString())
                .header("Authorization", AdminKey.BEARER)
                .contentType(ContentType.JSON);
    }

    /// An organization that trusts a realm.
    ///
    /// @return its id, which is its slug and Landlord's entity id
    private String newOrg(KeycloakRealm realm, Map<String, ?> metadata, @Nullable String encryption) {
        String org = newOrg();
        realm.newSamlClient(org, consumer(org), encryption);
        trust(org, realm, "active", metadata);
        return org;
    }

    private String newOrg() {
        String org = "org-" + UUID.randomUUID().toString().substring(0, 12);
        admin().body(Map.of("orgId", org, "slug", org, "name", "Org"))
                .post("/v1/orgs")
                .then()
                .statusCode(201);
        return org;
    }

    private void trust(String org, KeycloakRealm realm, String status, Map<String, ?> metadata) {
        Map<String, Object> all = new HashMap<>(metadata);
        all.put("certificate", realm.samlCertificate());
        admin().body(Map.of(
                        "type",
                        "saml",
                        "issuer",
                        realm.issuer(),
                        "ssoUrl",
                        realm.samlAddress(),
                        "clientId",
                        org,
                        "status",
                        status,
                        "metadata",
                        all))
                .put("/v1/orgs/" + org + "/identity-providers/" + PROVIDER)
                .then()
                .statusCode(oneOf(200, 201));
    }

    private String consumer(String org) {
        return address("/console/auth/saml/" + org + "/" + PROVIDER + "/acs").toString();
    }

    private URI address(String path) {
        return server.uri().resolve(path);
    }

    private void member(String org, Person person) {
        admin().body(Map.of("role", "admin"))
                .put("/v1/orgs/" + org + "/members/" + person.name())
                .then()
                .statusCode(201);
    }

    private Page begin(TestBrowser browser, String org) {
        return browser.get(TestBrowser.with(
                address("/console/auth/start").toString(),
                Map.of("organization", org, "returnTo", "/console/orgs/" + org)));
    }

    /// Signs in at Keycloak with its login form.
    ///
    /// @return the response that its page posts to Landlord
    private String signInAtKeycloak(TestBrowser browser, URI request, Person person) {
        Page login = browser.get(request);
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        Page answer = browser.post(
                URI.create(unescaped(group(FORM, login.body(), 1))),
                Map.of("username", person.name(), "password", person.password()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Matcher fields = FIELD.matcher(answer.body());
        while (fields.find()) {
            if (fields.group(1).equals(RESPONSE)) {
                return unescaped(fields.group(2));
            }
        }
        throw new AssertionError(answer.body());
    }

    private static String group(Pattern pattern, String text, int group) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(group);
    }

    private static String unescaped(String text) {
        return text.replace("&amp;", "&").replace("&#x2b;", "+").replace("&#x3d;", "=");
    }

    private String answer(TestBrowser browser, String org, Person person) {
        Page start = begin(browser, org);
        assertThat(start.status()).as(start.body()).isEqualTo(303);
        return signInAtKeycloak(browser, start.location(), person);
    }

    private Page post(TestBrowser browser, String org, String response) {
        return post(browser, org, Map.of(RESPONSE, response));
    }

    /// Sends the form of the provider. A refusal has one redirect more, which brings the cookie of the
    /// attempt.
    private Page post(TestBrowser browser, String org, Map<String, String> form) {
        Page page = browser.post(URI.create(consumer(org)), form);
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        return page.location().getQuery().startsWith("error=") ? browser.get(page.location()) : page;
    }

    private Page signIn(TestBrowser browser, String org, Person person) {
        Page accepted = post(browser, org, answer(browser, org, person));
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(303);
        return browser.get(accepted.location());
    }

    /// The page that the user came for is not lost.
    private static void assertRefusedAndKept(Page page, String error, String org) {
        assertRefused(page, error + "&returnTo=%2Fconsole%2Forgs%2F" + org);
    }

    private static void assertRefused(Page page, String error) {
        assertThat(page.status()).as(page.body()).isEqualTo(303);
        assertThat(page.headers().get("location")).isEqualTo("/console/sign-in?error=" + error);
    }

    private Response ask(TestBrowser browser, String path) {
        Page session = browser.get(address("/console/auth/session"));
        if (session.status() != 200) {
            return given().baseUri(server.uri().toString()).get(path);
        }
        return given().baseUri(server.uri().toString())
                .cookie(COOKIE, browser.cookie(COOKIE).orElseThrow())
                .header("X-CSRF-Token", JsonPath.from(session.body()).getString("csrfToken"))
                .get(path);
    }

    @Test
    void givenAMember_whenTheySignIn_thenTheConsoleActsForThemInTheirOrganizationOnly() {
        String org = newOrg(acme, Map.of(), null);
        String other = newOrg(acme, Map.of(), null);
        member(org, alice);
        try (TestBrowser browser = new TestBrowser()) {
            Page signedIn = signIn(browser, org, alice);

            assertThat(signedIn.headers().get("location")).isEqualTo("/console/orgs/" + org);
            JsonPath whoAmI =
                    ask(browser, "/v1/whoami").then().statusCode(200).extract().jsonPath();
            assertThat(whoAmI.getString("actorId")).isEqualTo("alice");
            assertThat(whoAmI.getString("role")).isEqualTo("admin");
            assertThat(ask(browser, "/v1/orgs/" + other).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void givenOrganizationsWithOneRealmAndWithTwo_thenEachAcceptsTheResponsesForItselfOnly() {
        String one = newOrg(acme, Map.of("jitRole", "member"), null);
        String two = newOrg(acme, Map.of("jitRole", "member"), null);
        String three = newOrg(globex, Map.of("jitRole", "member"), null);
        try (TestBrowser browser = new TestBrowser()) {
            String response = answer(browser, one, alice);

            assertRefusedAndKept(post(browser, two, response), "invalid", one);
            assertRefusedAndKept(post(browser, three, response), "invalid", one);
            assertThat(browser.get(post(browser, one, response).location())
                            .headers()
                            .get("location"))
                    .isEqualTo("/console/orgs/" + one);
        }
        try (TestBrowser browser = new TestBrowser()) {
            signIn(browser, three, KeycloakRealm.greta());
            assertThat(ask(browser, "/v1/whoami").jsonPath().getString("orgId")).isEqualTo(three);
        }
    }

    @Test
    void givenAResponse_whenItIsSentAgainOrChangedOrByAnotherBrowser_thenItIsRefused() {
        String org = newOrg(acme, Map.of(), null);
        member(org, alice);
        try (TestBrowser browser = new TestBrowser();
                TestBrowser other = new TestBrowser()) {
            String response = answer(browser, org, alice);
            String xml = new String(Base64.getMimeDecoder().decode(response), StandardCharsets.UTF_8);

            assertRefusedAndKept(post(browser, org, encoded(xml.replace(">alice<", ">bob<"))), "invalid", org);
            assertRefusedAndKept(
                    post(browser, org, encoded(xml.replace(">alice<", ">ali<!-- -->ce<"))), "invalid", org);
            assertRefusedAndKept(post(browser, org, "x"), "invalid", org);
            assertRefusedAndKept(post(browser, org, Map.of()), "invalid", org);
            Page accepted = post(browser, org, response);
            assertThat(accepted.status()).isEqualTo(303);
            assertRefusedAndKept(post(browser, org, response), "invalid", org);
            // The handle is of use in the browser that began, once.
            assertRefused(other.get(accepted.location()), "expired");
            assertRefused(browser.get(accepted.location()), "expired");
            assertThat(browser.cookie(COOKIE)).isEmpty();
        }
    }

    private static String encoded(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givenGroupsThatAreMappedToATeam_whenAUserSignsIn_thenTheyMayWhatTheTeamMay() {
        String org = newOrg();
        acme.newSamlClient(org, consumer(org), null);
        String team =
                id(admin().body(Map.of("name", "Engineering", "slug", "eng")).post("/v1/orgs/" + org + "/teams"));
        String project = id(admin().body(Map.of("name", "App", "slug", "app")).post("/v1/orgs/" + org + "/projects"));
        admin().body(Map.of("role", "viewer"))
                .put("/v1/orgs/" + org + "/projects/" + project + "/teams/" + team)
                .then()
                .statusCode(201);
        trust(
                org,
                acme,
                "active",
                Map.of("groupTeams", Map.of("claim", "groups", "teams", Map.of("/engineering", team))));
        try (TestBrowser browser = new TestBrowser()) {
            signIn(browser, org, alice);
            assertThat(ask(browser, "/v1/orgs/" + org + "/projects/" + project).statusCode())
                    .isEqualTo(200);
        }
        try (TestBrowser browser = new TestBrowser()) {
            assertRefusedAndKept(signIn(browser, org, KeycloakRealm.bob()), "no-access", org);
        }
    }

    private static String id(Response made) {
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String location = made.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void givenAProviderThatIsSwitchedOff_thenItsSessionsEndAndNobodySignsIn() {
        String org = newOrg(acme, Map.of(), null);
        member(org, alice);
        try (TestBrowser browser = new TestBrowser()) {
            signIn(browser, org, alice);
            assertThat(ask(browser, "/v1/orgs/" + org).statusCode()).isEqualTo(200);
            String response;
            try (TestBrowser late = new TestBrowser()) {
                response = answer(late, org, alice);
            }

            trust(org, acme, "off", Map.of());

            assertThat(Soon.until(() -> ask(browser, "/v1/orgs/" + org).statusCode() == 401))
                    .isLessThan(Duration.ofSeconds(5));
            assertRefusedAndKept(begin(browser, org), "unknown", org);
            assertRefused(post(browser, org, response), "unknown");
        }
    }

    @Test
    void givenAKeyOfLandlord_thenAssertionsAreEncrypted() throws Exception {
        String org = newOrg();
        RsaCertificate key = RsaCertificate.make(folder);
        Path file = Files.createDirectories(certificates().resolve(org)).resolve("landlord.pem");
        Files.writeString(file, key.pem());
        acme.newSamlClient(org, consumer(org), key.base64());
        trust(org, acme, "active", Map.of("jitRole", "member", "decryptionKeyRef", "file:landlord.pem"));
        try (TestBrowser browser = new TestBrowser()) {
            String response = answer(browser, org, alice);
            assertThat(new String(Base64.getMimeDecoder().decode(response), StandardCharsets.UTF_8))
                    .contains("EncryptedAssertion")
                    .doesNotContain("alice");

            browser.get(post(browser, org, response).location());

            assertThat(ask(browser, "/v1/whoami").jsonPath().getString("actorId"))
                    .isEqualTo("alice");
        }
    }

    @Test
    void givenAProvider_thenTheMetadataOfLandlordNamesItsAddressAndItsEntityId() {
        String org = newOrg(acme, Map.of(), null);

        Response metadata = given().baseUri(server.uri().toString())
                .get("/console/auth/saml/" + org + "/" + PROVIDER + "/metadata");

        assertThat(metadata.statusCode()).isEqualTo(200);
        assertThat(metadata.contentType()).isEqualTo("application/samlmetadata+xml");
        assertThat(metadata.asString())
                .contains(
                        "entityID=\"" + org + "\"",
                        "Location=\"" + consumer(org) + "\"",
                        "WantAssertionsSigned=\"true\"");
        assertThat(List.of(
                        given().baseUri(server.uri().toString())
                                .get("/console/auth/saml/" + org + "/other/metadata")
                                .statusCode(),
                        given().baseUri(server.uri().toString())
                                .get("/console/auth/saml/none/saml/metadata")
                                .statusCode()))
                .containsOnly(404);
    }
}
