package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Cli;
import org.landlord.it.support.ServerProcess;

/// Who signs in at a terminal needs neither address nor token afterwards, and nobody else gets at what is kept.
@Tag("heavy")
@EnabledOnOs({OS.LINUX, OS.MAC})
class SignInIT {

    private static final int DONE = 0;
    private static final int FAILURE = 1;
    private static final int NOT_FOUND = 4;
    private static final int NOT_ALLOWED = 5;

    @TempDir
    Path folder;

    @Test
    void givenAServer_whenSomebodySignsInAndOut_thenTheirCommandsGoWhereTheyAreSignedInTo() throws Exception {
        Path kept = folder.resolve("config/landlord/contexts.json");
        Cli cli = new Cli(Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString()));
        try (ServerProcess server = ServerProcess.start(folder)) {
            refused(cli, server, kept);

            signIn(cli, server, "admin", AdminKey.TOKEN);
            assertKeptForItsOwnerAlone(kept);
            run(cli, DONE, "org", "create", "--id", "org_acme", "--slug", "acme", "--name", "Acme");
            run(cli, DONE, "org", "create", "--id", "org_globex", "--slug", "globex", "--name", "Globex");
            JsonPath key = run(cli, DONE, "key", "create", "--org", "org_acme", "--name", "CI", "--scope", "org:read");
            signIn(cli, server, "acme", key.getString("token"));

            assertThat(orgs(run(cli, DONE, "org", "list"))).containsExactly("org_acme");
            assertThat(orgs(run(cli, DONE, "org", "list", "--context", "admin")))
                    .containsExactly("org_acme", "org_globex");
            assertThat(run(cli, DONE, "context", "list").getList("name", String.class))
                    .containsExactly("acme", "admin");

            run(cli, DONE, "key", "revoke", key.getString("keyId"), "--org", "org_acme", "--yes", "--context", "admin");
            run(cli, NOT_ALLOWED, "whoami");
            run(cli, DONE, "logout");
            run(cli, NOT_FOUND, "whoami", "--context", "acme");
            assertThat(kept).content().contains(AdminKey.TOKEN).doesNotContain(key.getString("token"));

            run(cli, DONE, "context", "use", "admin");
            assertThat(run(cli, DONE, "whoami").getString("actorId")).isEqualTo(AdminKey.ACTOR.value());
            Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r-----"));
            run(cli, FAILURE, "whoami");
            assertThat(server.log()).doesNotContain(AdminKey.TOKEN, key.getString("token"));
        }
    }

    /// A token that is not good is refused when it is given, and not kept.
    private static void refused(Cli cli, ServerProcess server, Path kept) {
        String unknown = ApiKeyToken.of(new KeyId("key_" + "z".repeat(26)), "0".repeat(ApiKeyToken.RANDOM_DIGITS))
                .reveal();
        for (String token : List.of(unknown, "no.such.token")) {
            Cli.Outcome outcome = cli.runWithInput(
                    token + "\n", "login", "--server", server.uri().toString(), "--token-stdin");

            assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(NOT_ALLOWED);
            assertThat(outcome.err()).startsWith("landlord: ").doesNotContain(token, "Exception");
            assertThat(kept).doesNotExist();
        }
    }

    private static void signIn(Cli cli, ServerProcess server, String name, String token) {
        Cli.Outcome outcome = cli.runWithInput(
                token + "\n", "login", "--server", server.uri().toString(), "--name", name, "--token-stdin");

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(DONE);
        assertThat(outcome.err())
                .startsWith("logged in to " + server.uri() + " as key key_")
                .endsWith("; current context is now " + name + "\n")
                .doesNotContain(token);
    }

    private static void assertKeptForItsOwnerAlone(Path kept) throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getParent())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(kept.getParent())) {
            assertThat(files).containsExactly(kept);
        }
    }

    private static List<String> orgs(JsonPath list) {
        return list.getList("orgId", String.class);
    }

    /// @return what it printed, if that was JSON
    private static JsonPath run(Cli cli, int exitCode, String... arguments) {
        Cli.Outcome outcome = cli.run(arguments);
        assertThat(outcome.exitCode())
                .as(String.join(" ", arguments) + "\n" + outcome.err())
                .isEqualTo(exitCode);
        assertThat(outcome.err()).doesNotContain("Exception", "landlord_key_");
        return JsonPath.from(outcome.out().isEmpty() ? "{}" : outcome.out());
    }
}
