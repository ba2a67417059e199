package org.landlord.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.access.Roles;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.it.openapi.OpenApiDocument.Documented;
import org.landlord.it.operations.Asking.Mention;
import org.landlord.it.operations.Asking.Place;
import org.landlord.it.operations.Wire.Answer;
import org.landlord.it.operations.Wire.Request;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.LocalIssuer;
import org.landlord.it.support.ServerProcess;

/// Every operation of the OpenAPI document, those that are added to it later included, asked for by everybody who has
/// no business there. Nothing foreign is ever told or changed, and what is foreign is answered as what does not
/// exist.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryOperationIT {

    private static final String CLIENT = "landlord-test";
    static final String EVERYTHING = "\"scopes\":[\"*\"]";

    /// What may be done without any permission.
    private static final Set<String> FREE = Set.of("whoAmI");

    /// What hands on power, and so asks for more than its own permission: nobody grants what they do not hold.
    private static final Set<String> GRANTING = Set.of(
            "putOrgMember",
            "removeOrgMember",
            "putProjectTeam",
            "createIdentityProvider",
            "putIdentityProvider",
            "createOrgApiKey",
            "rotateOrgApiKey",
            "revokeOrgApiKey",
            "createApiKey",
            "rotateApiKey",
            "revokeApiKey");

    @TempDir
    static Path folder;

    private LocalIssuer issuer;
    private ServerProcess server;
    private Wire wire;
    private Agents agents;

    /// Whose things others are after.
    private Tenant victim;

    /// A tenant like the victim, with a key that may everything there.
    private Tenant other;

    private String othersToken;
    private Map<String, String> badTokens = Map.of();

    /// Keys of the victim, and of the platform, that may everything but one thing, by what that is.
    private final Map<String, String> victimsTokensWithout = new HashMap<>();

    private final Map<String, String> tokensOfPlatformWithout = new HashMap<>();

    private DatabaseFile file;
    private TenantRows victimsRows;
    private Map<String, List<String>> rowsBefore = Map.of();
    private Map<String, String> pictureBefore = Map.of();

    @BeforeAll
    void start() throws InterruptedException, SQLException {
        issuer = LocalIssuer.start();
        Map<String, String> settings = new HashMap<>(Agents.SETTINGS);
        settings.put("LANDLORD_OIDC_ALLOW_PRIVATE_ISSUERS", "true");
        server = ServerProcess.start(folder, settings);
        wire = new Wire(server.uri());
        agents = Agents.start(wire);
        victim = Tenant.makeWithRun(wire);
        other = Tenant.makeWithRun(wire);
        othersToken = other.token(EVERYTHING);
        for (OrgRole role : OrgRole.values()) {
            put(victim, "/members/" + role.label(), "{\"role\":\"" + role.label() + "\"}");
        }
        put(
                victim,
                "/identity-providers/idp_local",
                "{\"type\":\"oidc\",\"issuer\":\"" + issuer.address() + "\",\"clientId\":\"" + CLIENT + "\"}");
        for (ProjectRole role : ProjectRole.values()) {
            ProjectPeople.let(wire, victim, role);
        }
        badTokens = BadTokens.of(victim, wire);
        file = new DatabaseFile(server.database());
        victimsRows = new TenantRows(file, victim.get("orgId"));
        Map<String, List<String>> rowsWithoutKeys = victimsRows.read();
        for (Permission permission : Permission.values()) {
            String label = permission.label();
            victimsTokensWithout.put(label, victim.token(scopesWithout(label, false)));
            tokensOfPlatformWithout.put(label, Tenant.tokenOfPlatform(wire, scopesWithout(label, true)));
        }
        rowsBefore = victimsRows.read();
        assertThat(rowsBefore).as("a change of the victim is seen").isNotEqualTo(rowsWithoutKeys);
        pictureBefore = Picture.of(victim, wire);
    }

    private static String scopesWithout(String permission, boolean onPlatform) {
        return Arrays.stream(Permission.values())
                .map(Permission::label)
                .filter(label -> !label.equals(permission))
                .filter(label -> onPlatform || !label.startsWith("platform:"))
                .collect(Collectors.joining("\",\"", "\"scopes\":[\"", "\"]"));
    }

    private void put(Tenant tenant, String path, String body) {
        Answer answer = wire.asAdministrator(Request.json("PUT", "/v1/orgs/" + tenant.get("orgId") + path, body));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    }

    @AfterEach
    void nothingOfTheVictimWasChanged() throws SQLException {
        assertThat(victimsRows.read()).isEqualTo(rowsBefore);
    }

    @AfterAll
    void stop() throws SQLException {
        try {
            assertThat(Picture.of(victim, wire)).isEqualTo(pictureBefore);
        } finally {
            file.close();
            server.close();
            agents.close();
            issuer.close();
        }
    }

    static Stream<Documented> operations() {
        return Asking.operations().stream();
    }

    static Stream<Documented> operationsInOrganizations() {
        return operations().filter(Asking::isInOrganization);
    }

    static Stream<Documented> operationsThatNeedSomething() {
        return operations().filter(operation -> !FREE.contains(operation.toString()));
    }

    static Stream<Documented> operationsThatLookIntoAProject() {
        return operationsInOrganizations()
                .filter(operation -> operation.method().name().equals("GET"))
                .filter(operation -> Asking.mentions(operation, null).stream()
                        .anyMatch(mention -> mention.name().equals("projectId")));
    }

    static Stream<Documented> operationsOfPages() {
        return operationsInOrganizations().filter(Asking::hasPages);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsThatNeedSomething")
    void givenAnOperation_whenItsDocumentIsRead_thenThatSaysWhatItNeeds(Documented operation) {
        assertThat(Arrays.stream(Permission.values()).map(Permission::label)).contains(Asking.needed(operation));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void givenNobody_whenTheyAsk_thenTheyAreNotEvenToldWhetherItExists(Documented operation) {
        Tenant missing = Tenant.missing(wire);
        notGood().forEach((who, authorization) -> {
            for (String contentType : Asking.contentTypes(operation)) {
                Answer answer = wire.send(Asking.request(operation, contentType, victim), authorization);
                assertThat(answer.status()).as(who).isEqualTo(401);
                assertThat(answer.headers()).as(who).containsKey("www-authenticate");
                assertThat(answer.with(victim.hide("ID")))
                        .as(who)
                        .isEqualTo(wire.send(Asking.request(operation, contentType, missing), authorization)
                                .with(missing.hide("ID")));
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsThatNeedSomething")
    void givenAKeyWithAllButThePermission_whenItAsks_thenThatIsForbidden(Documented operation) {
        Map<String, String> tokens =
                Asking.isInOrganization(operation) ? victimsTokensWithout : tokensOfPlatformWithout;
        String token = Objects.requireNonNull(tokens.get(Asking.needed(operation)));

        for (String contentType : Asking.contentTypes(operation)) {
            Answer answer = wire.as(token, Asking.request(operation, contentType, victim));
            assertThat(answer.status()).as("%s", answer).isEqualTo(403);
            assertThat(answer.body()).contains("\"FORBIDDEN\"", Asking.needed(operation));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsThatNeedSomething")
    void givenAKeyWithThePermissionAlone_whenItAsks_thenItIsLetIn(Documented operation) {
        boolean alone = !GRANTING.contains(operation.toString());
        String scopes = alone ? "\"scopes\":[\"" + Asking.needed(operation) + "\"]" : EVERYTHING;

        for (String contentType : Asking.contentTypes(operation)) {
            Tenant own = agents.tenantFor(operation);
            String token =
                    Asking.isInOrganization(operation) ? own.token(scopes) : Tenant.tokenOfPlatform(wire, scopes);
            if (operation.path().startsWith("/v1/api-keys/{keyId}")) {
                own = own.withKey(Tenant.keyId(Tenant.tokenOfPlatform(wire, EVERYTHING)));
            }
            if (operation.path().startsWith("/v1/sessions/{sessionId}")) {
                own = own.withSession(Tenant.signIn(wire, Tenant.tokenOfPlatform(wire, EVERYTHING)));
            }
            Answer answer = wire.as(token, Asking.request(operation, contentType, own));
            assertThat(answer.letIn()).as("%s", answer).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void givenAKeyOfAnotherOrganization_whenItAsks_thenTheVictimIsAsOneThatDoesNotExist(Documented operation) {
        Tenant missing = Tenant.missing(wire);
        for (String contentType : Asking.contentTypes(operation)) {
            Answer answer = wire.as(othersToken, Asking.request(operation, contentType, victim));
            Answer ofMissing = wire.as(othersToken, Asking.request(operation, contentType, missing));

            assertThat(answer.with(victim.hide("ID"))).isEqualTo(ofMissing.with(missing.hide("ID")));
            if (Asking.isInOrganization(operation)) {
                assertThat(answer.status()).as("%s", answer).isEqualTo(404);
                assertThat(answer.body())
                        .contains(Asking.callsAMethod(operation) ? "\"NOT_FOUND\"" : "\"kind\":\"org\"");
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsInOrganizations")
    void givenAKeyThatMayEverythingAtHome_whenItNamesWhatIsForeign_thenThatIsAsWhatDoesNotExist(Documented operation) {
        Tenant missing = Tenant.missing(wire);
        for (String contentType : Asking.contentTypes(operation)) {
            for (Mention mention : Asking.mentions(operation, contentType)) {
                Answer answer = atHome(operation, contentType, mention, victim);
                Answer ofMissing = atHome(operation, contentType, mention, missing);
                assertThat(answer).as("%s: %s", mention, operation).isEqualTo(ofMissing);
                assertThat(answer.status()).as("%s: %s", mention, answer).isNotIn(401, 403, 500);
            }
        }
    }

    /// As the owner of a tenant of its own, so that what one request did is not in the way of the next.
    private Answer atHome(Documented operation, @Nullable String contentType, Mention mention, Tenant foreign) {
        boolean onlyLooks = operation.method().name().equals("GET");
        Tenant home = onlyLooks ? other : Tenant.make(wire);
        String token = onlyLooks ? othersToken : home.token(EVERYTHING);
        return wire.as(token, Asking.request(operation, contentType, home, mention, foreign))
                .with(home.hide("HOME"))
                .with(foreign.hide("ID"))
                .with(Tenant::withoutChance);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsInOrganizations")
    void givenPeopleWithARole_whenTheyAsk_thenTheyMayWhatTheRoleSaysAndNoMore(Documented operation) {
        for (OrgRole role : OrgRole.values()) {
            String token = issuer.token(role.label(), CLIENT);
            boolean permitted = Roles.permissions(role).stream()
                    .anyMatch(permission -> permission.label().equals(Asking.needed(operation)));
            for (String contentType : Asking.contentTypes(operation)) {
                Request request = Asking.request(operation, contentType, victim);
                if (!permitted) {
                    assertThatItIsTurnedAway(operation, contentType, role, token);
                } else if (request.method().equals("GET")) {
                    assertThat(wire.as(token, request).letIn()).as("%s", role).isTrue();
                }
            }
        }
    }

    /// A project that somebody may not see does not exist for them.
    private void assertThatItIsTurnedAway(
            Documented operation, @Nullable String contentType, OrgRole role, String token) {
        Answer answer = wire.as(token, Asking.request(operation, contentType, victim));
        if (answer.status() == 403) {
            return;
        }
        assertThat(answer.status()).as("%s: %s", role, answer).isEqualTo(404);
        Mention project = new Mention(Place.PATH, "projectId");
        Tenant missing = Tenant.missing(wire);
        assertThat(answer.with(victim.hide("ID")))
                .isEqualTo(wire.as(token, Asking.request(operation, contentType, victim, project, missing))
                        .with(missing.hide("ID"))
                        .with(victim.hide("ID")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsThatLookIntoAProject")
    void givenPeopleWithARoleInAProject_whenTheyLookThere_thenTheyMayWhatTheRoleSaysAndNoMore(Documented operation) {
        boolean inQuery = !operation.path().contains("{projectId}");
        Mention project = inQuery ? new Mention(Place.QUERY, "projectId") : null;
        for (ProjectRole role : ProjectRole.values()) {
            boolean permitted = Roles.permissions(role).stream()
                    .anyMatch(permission -> permission.label().equals(Asking.needed(operation)));
            Answer answer = wire.as(
                    issuer.token(ProjectPeople.with(role), CLIENT),
                    Asking.request(operation, null, victim, project, victim));
            boolean turnedAway = answer.status() == 403
                    || answer.status() == 404
                            && (answer.body().contains("\"kind\":\"project\"")
                                    || answer.body().contains("\"kind\":\"org\""));
            assertThat(turnedAway).as("%s: %s", role, answer).isNotEqualTo(permitted);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operationsOfPages")
    void givenTheCursorOfAnother_whenItIsUsedAtHome_thenItShowsNothingOfTheirs(Documented operation) {
        Request first = Asking.request(operation, null, victim);
        String separator = first.path().contains("?") ? "&" : "?";
        Answer page = wire.asAdministrator(Request.get(first.path() + separator + "limit=1"));
        String cursor = Asking.read(page.body()).path("nextCursor").textValue();
        if (cursor == null) {
            return;
        }
        Request next = Asking.request(operation, null, other);
        Answer answer = wire.as(othersToken, Request.get(next.path() + separator + "cursor=" + cursor));
        assertThat(answer.status()).as("%s", answer).isIn(200, 400);
        assertThat(victim.isIn(answer.body())).as("%s", answer).isFalse();
    }

    @Test
    void givenTheDocument_whenTheTestsAbove_thenTheyHadSomethingToAskFor() {
        List<String> mentions = new ArrayList<>();
        Asking.operations()
                .forEach(operation -> Asking.contentTypes(operation)
                        .forEach(type -> Asking.mentions(operation, type)
                                .forEach(mention -> mentions.add(operation + ": " + mention))));
        assertThat(mentions)
                .contains(
                        "getTeam: teamId in the path",
                        "deleteSecretReference: name in the path",
                        "summarizeUsage: projectId in the query",
                        "createTeam: teamId in the body",
                        "recordUsage: projectId in the body",
                        "recordUsage: subject in the body",
                        "launchRun: runId in the body",
                        "getApproval: approvalId in the path",
                        "callGateway: gatewayId in the path",
                        "putApprovalPolicy: teams in the body",
                        "reserveQuota: projectId in the body");
    }

    /// What opens nothing, by what it is.
    private Map<String, @Nullable String> notGood() {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        all.put("nobody", null);
        all.put("somebody with a name", "Basic bm9ib2R5Om5vdGhpbmc=");
        all.put("a token that is none", "Bearer nobody");
        badTokens.forEach((who, token) -> all.put(who, "Bearer " + token));
        return all;
    }
}
