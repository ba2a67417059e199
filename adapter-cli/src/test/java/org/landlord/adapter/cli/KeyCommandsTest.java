package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.KeyState;
import org.landlord.domain.access.Permission;
import org.landlord.domain.access.ProjectRole;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.OrgRole;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.ListApiKeys;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.port.in.access.WhoAmI;

class KeyCommandsTest {

    private static final OrgId ORG = RecordingLandlord.ACME;
    private static final KeyId KEY_ID = new KeyId("key_01jdzzzzzzzzzzzzzzzzzzzzzz");
    private static final ApiKeyToken TOKEN = ApiKeyToken.of(KEY_ID, "7".repeat(ApiKeyToken.RANDOM_DIGITS));
    private static final Instant THEN = Instant.parse("2026-11-22T15:04:05.123Z");

    private final Cli cli = new Cli();
    private final List<@Nullable Object> asked = new ArrayList<>();

    private int run(String line) {
        cli.landlord.apiKeys = new Keys();
        return cli.run(line.split(" +"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            --org org_acme            | ''       | org_acme
            ''                        | org_acme | org_acme
            --platform                | ''       | -
            --platform                | org_acme | -
            """)
    @DisplayName("keys belong to an organization, or with --platform to the platform")
    void owner(String options, String variable, @Nullable String orgId) {
        cli.on(Map.of("LANDLORD_ORG", variable));

        assertThat(run("key get " + KEY_ID + " " + options)).isZero();

        assertThat(asked).containsExactly(orgId == null ? null : new OrgId(orgId), KEY_ID);
    }

    @Test
    @DisplayName("a key is created with the scopes and the expiry of the options; documents contain its token")
    void create() {
        assertThat(run("key create --org org_acme --name Meter --scope usage:write --scope limit:*"
                        + " --external-id auth0|17 --expires 2027-01-01T00:00:00Z"))
                .isZero();

        assertThat(asked)
                .containsExactly(new CreateApiKey(
                        ORG,
                        new Name("Meter"),
                        new ExternalId("auth0|17"),
                        new KeyScopes(List.of("limit:*", "usage:write")),
                        Instant.parse("2027-01-01T00:00:00Z")));
        assertThat(cli.out())
                .startsWith("{\n  \"keyId\": \"" + KEY_ID + "\",\n  \"orgId\": \"org_acme\",\n  \"name\": \"Meter\",\n"
                        + "  \"externalId\": \"auth0|17\",\n"
                        + "  \"scopes\": [\n    \"limit:*\",\n    \"usage:write\"\n  ],\n")
                .endsWith("  \"token\": \"" + TOKEN.reveal() + "\"\n}\n");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    @DisplayName("the expiry of a key can be a duration")
    void expiresIn() {
        Instant before = Instant.now();
        assertThat(run("key create --platform --name Meter --scope * --expires-in 90d"))
                .isZero();

        assertThat(asked)
                .singleElement()
                .isInstanceOfSatisfying(
                        CreateApiKey.class,
                        command -> assertThat(command.expiresAt())
                                .isBetween(
                                        before.plus(Duration.ofDays(90)).minusMillis(1),
                                        Instant.now().plus(Duration.ofDays(90))));
    }

    @Test
    @DisplayName("on a terminal the token is on a line of its own, with a note that it cannot be shown again")
    void table() {
        cli.onTerminal();

        assertThat(run("key create --org org_acme --name Meter --scope usage:write"))
                .isZero();
        assertThat(cli.out()).endsWith("\n" + TOKEN.reveal() + "\n");
        assertThat(cli.err()).isEqualTo("store the token in a safe place: it cannot be shown again\n");
    }

    @Test
    @DisplayName("the narrowest table shows which keys are revoked")
    void list() {
        cli.onTerminal().on(Map.of("NO_COLOR", "1", "COLUMNS", "60"));

        assertThat(run("key list --org org_acme")).isZero();
        assertThat(cli.out()).containsPattern("keyId +revokedAt").containsPattern(KEY_ID + " +[^ -]");
    }

    @ParameterizedTest
    @CsvSource({"1h, PT1H", "30d, PT720H", "0s, PT0S", "1d12h, PT36H"})
    @DisplayName("a key is rotated with the given overlap")
    void rotate(String written, Duration overlap) {
        assertThat(run("key rotate " + KEY_ID + " --org org_acme --overlap " + written))
                .isZero();

        assertThat(asked).containsExactly(new RotateApiKey(ORG, KEY_ID, overlap, null));
        assertThat(cli.out()).contains("\"token\": \"" + TOKEN.reveal() + "\"");
    }

    @Test
    @DisplayName("keys are filtered by state, by the beginning of their name and by external id")
    void filtered() {
        assertThat(run("key list --org org_acme --state revoked --name-prefix CI --external-id 17"))
                .isZero();

        assertThat(asked)
                .containsExactly(new ListApiKeys(
                        RecordingLandlord.ACME, KeyState.REVOKED, new Name("CI"), new ExternalId("17")));
        assertThat(run("key list --org org_acme --state gone")).isEqualTo(2);
    }

    @Test
    @DisplayName("keys that expire soon are listed with their organization and expiry; each page has the same end")
    void expiring() {
        assertThat(run("key expiring -o table")).isZero();
        assertThat(asked).containsExactly(null, null);
        assertThat(cli.out()).contains("orgId").contains("org_acme").contains("expiresAt");

        asked.clear();
        Instant before = Instant.now();
        assertThat(run("key expiring --within 7d")).isZero();
        assertThat(asked).hasSize(2).containsOnly(asked.getFirst());
        assertThat((Instant) asked.getFirst())
                .isBetween(
                        before.plus(Duration.ofDays(7)).minusMillis(1),
                        Instant.now().plus(Duration.ofDays(7)));
        assertThat(run("key expiring --within soon")).isEqualTo(2);
    }

    @Test
    @DisplayName("a rotation replaces the token in contexts")
    void rotateKept(@TempDir Path home) throws IOException {
        String old =
                ApiKeyToken.of(KEY_ID, "5".repeat(ApiKeyToken.RANDOM_DIGITS)).reveal();
        String other = ApiKeyToken.of(new KeyId("key_" + "1".repeat(26)), "6".repeat(ApiKeyToken.RANDOM_DIGITS))
                .reveal();
        cli.on(Map.of("HOME", home.toString()));
        cli.landlord.access =
                _ -> new WhoAmI(new ActorId(KEY_ID.value()), ActorKind.KEY, null, null, Set.of(), List.of(), false);
        for (String login : List.of("a " + old, "b " + other, "c " + old, "d not.a.key")) {
            String[] parts = login.split(" ");
            assertThat(cli.typing(parts[1] + "\n")
                            .run("login", "--server", "https://prod.example", "--name", parts[0], "--token-stdin"))
                    .isZero();
        }
        cli.err.reset();

        assertThat(run("key rotate " + KEY_ID + " --platform --overlap 0s")).isZero();

        assertThat(cli.err()).contains("updated the token of context a\nupdated the token of context c\n");
        assertThat(home.resolve(".config/landlord/contexts.json"))
                .content()
                .doesNotContain(old)
                .contains(other, "not.a.key", "\"current\": \"d\"")
                .containsPattern("(?s)" + TOKEN.reveal() + ".*" + TOKEN.reveal());
    }

    @Test
    @DisplayName("a key is revoked only after confirmation")
    void revoke() {
        cli.onTerminal().typing("y\n");
        assertThat(run("key revoke " + KEY_ID + " --platform")).isZero();
        assertThat(asked).containsExactly(null, KEY_ID);
        assertThat(cli.err()).isEqualTo("Revoke key " + KEY_ID + " permanently? [y/N] revoked key " + KEY_ID + "\n");

        asked.clear();
        cli.typing("no\n");
        assertThat(run("key revoke " + KEY_ID + " --platform")).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("key recover needs a database file, but no valid key")
    void recover() {
        cli.caller = () -> {
            throw new Unauthenticated("no good key");
        };
        cli.bootstrap = new Storage();

        assertThat(run("key recover --db a.db")).isZero();
        assertThat(cli.out())
                .isEqualTo("{\n  \"keyId\": \"" + KEY_ID + "\",\n  \"token\": \"" + TOKEN.reveal() + "\"\n}\n");
        assertThat(cli.err()).startsWith("created administrator key " + KEY_ID).doesNotContain(TOKEN.secret());
    }

    @Test
    @DisplayName("key recover requires a database file")
    void recoverServer() {
        assertThat(run("key recover --server http://h")).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("landlord: key recover requires a database file, not a server: use --db\n");
    }

    @Test
    @DisplayName("whoami shows permissions in order, and the roles in projects")
    void whoAmI() {
        cli.landlord.access = _ -> new WhoAmI(
                new ActorId("usr_1"),
                ActorKind.USER,
                ORG,
                OrgRole.MEMBER,
                EnumSet.of(Permission.USAGE_READ, Permission.ORG_READ),
                List.of(
                        new WhoAmI.InProject(
                                new ProjectId("project_app"),
                                Set.of(ProjectRole.VIEWER, ProjectRole.ADMIN),
                                EnumSet.of(Permission.LIMIT_WRITE, Permission.USAGE_READ)),
                        new WhoAmI.InProject(
                                new ProjectId("project_web"),
                                Set.of(ProjectRole.OPERATOR),
                                EnumSet.of(Permission.SECRET_READ))),
                true);

        assertThat(run("whoami -o ndjson")).isZero();
        assertThat(cli.out())
                .isEqualTo("{\"actorId\":\"usr_1\",\"actorKind\":\"user\",\"orgId\":\"org_acme\",\"role\":\"member\","
                        + "\"permissions\":[\"org:read\",\"usage:read\"],\"projects\":["
                        + "{\"projectId\":\"project_app\",\"roles\":[\"admin\",\"viewer\"],"
                        + "\"permissions\":[\"usage:read\",\"limit:write\"]},"
                        + "{\"projectId\":\"project_web\",\"roles\":[\"operator\"],"
                        + "\"permissions\":[\"secret:read\"]}],\"groupsOverage\":true}\n");

        cli.out.reset();
        assertThat(run("whoami -o table")).isZero();
        assertThat(cli.out())
                .contains("permissions    org:read usage:read\n")
                .contains("projects       project_app admin viewer usage:read limit:write, "
                        + "project_web operator secret:read\n");
    }

    /// A database file whose keys are all lost.
    private static final class Storage implements AdminBootstrap {

        @Override
        public Optional<ApiKeyToken> ensureAdministratorKey(@Nullable ApiKeyToken given) {
            return Optional.empty();
        }

        @Override
        public ApiKeyToken recover() {
            return TOKEN;
        }

        @Override
        public Optional<ApiKeyToken> storedKey() {
            return Optional.empty();
        }
    }

    private final class Keys implements ApiKeys {

        private static ApiKey key(@Nullable OrgId orgId, Name name, KeyScopes scopes, @Nullable Instant revokedAt) {
            return key(orgId, name, null, scopes, revokedAt);
        }

        private static ApiKey key(
                @Nullable OrgId orgId,
                Name name,
                @Nullable ExternalId externalId,
                KeyScopes scopes,
                @Nullable Instant revokedAt) {
            return new ApiKey(KEY_ID, orgId, name, externalId, scopes, null, THEN, null, null, revokedAt);
        }

        @Override
        public IssuedApiKey create(Caller caller, CreateApiKey command) {
            asked.add(command);
            return new IssuedApiKey(
                    key(command.orgId(), command.name(), command.externalId(), command.scopes(), null), TOKEN);
        }

        @Override
        public Page<ApiKey> list(Caller caller, ListApiKeys query, PageRequest page) {
            asked.add(query);
            Name name = new Name("A name that is rather long");
            return new Page<>(List.of(key(query.orgId(), name, KeyScopes.all(), THEN)), null);
        }

        @Override
        public Page<ApiKey> listExpiring(Caller caller, @Nullable Instant expiresBefore, PageRequest page) {
            asked.add(expiresBefore);
            return new Page<>(
                    List.of(key(ORG, new Name("Meter"), KeyScopes.all(), null).expiring(THEN)),
                    page.cursor() == null ? "more" : null);
        }

        @Override
        public ApiKey get(Caller caller, @Nullable OrgId orgId, KeyId keyId) {
            asked.addAll(Arrays.asList(orgId, keyId));
            return key(orgId, new Name("Meter"), KeyScopes.all(), null);
        }

        @Override
        public void revoke(Caller caller, @Nullable OrgId orgId, KeyId keyId, Precondition precondition) {
            asked.addAll(Arrays.asList(orgId, keyId));
        }

        @Override
        public IssuedApiKey rotate(Caller caller, RotateApiKey command) {
            asked.add(command);
            return new IssuedApiKey(key(command.orgId(), new Name("Meter"), KeyScopes.all(), null), TOKEN);
        }
    }
}
