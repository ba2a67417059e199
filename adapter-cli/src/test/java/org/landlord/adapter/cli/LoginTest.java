package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.adapter.cli.command.Target;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ActorKind;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.port.in.access.WhoAmI;

class LoginTest {

    private static final URI PROD = URI.create("https://prod.example");
    private static final URI LOCAL = URI.create("http://127.0.0.1:8080");
    private static final KeyId KEY_ID = new KeyId("key_01jdzzzzzzzzzzzzzzzzzzzzzz");
    private static final String TOKEN =
            ApiKeyToken.of(KEY_ID, "7".repeat(ApiKeyToken.RANDOM_DIGITS)).reveal();

    @TempDir
    private Path home;

    private Cli cli = new Cli();

    @BeforeEach
    void begin() {
        cli = new Cli().on(Map.of("HOME", home.toString()));
        cli.landlord.access =
                _ -> new WhoAmI(new ActorId(KEY_ID.value()), ActorKind.KEY, null, null, Set.of(), List.of(), false);
    }

    private Path file() {
        return home.resolve(".config/landlord/contexts.json");
    }

    private int login(String token, String line) {
        return cli.typing(token + "\n").run(line.split(" +"));
    }

    private Target target(String... arguments) {
        return cli.read(arguments).target().orElseThrow();
    }

    @Test
    @DisplayName("commands use the context of the login")
    void login() {
        assertThat(cli.onTerminal().typingHidden(TOKEN + "\n").run("login", "--server", "https://prod.example"))
                .isZero();

        assertThat(cli.target).isEqualTo(new Target.RemoteServer(PROD, TOKEN));
        assertThat(cli.err())
                .isEqualTo("Token for https://prod.example: logged in to https://prod.example as key " + KEY_ID
                        + "; current context is now default\n");
        assertThat(cli.out()).isEmpty();
        assertThat(target("org", "list")).isEqualTo(new Target.RemoteServer(PROD, TOKEN));
    }

    @Test
    @DisplayName("a login connects to its server only and opens no database")
    void reachesItsServerAlone() {
        cli.on(Map.of("LANDLORD_DB", "a.db"));

        assertThat(cli.read("login", "--server", "https://prod.example").target())
                .isEmpty();
        assertThat(login(TOKEN, "login --server https://prod.example --token-stdin"))
                .isZero();
        assertThat(cli.target).isEqualTo(new Target.RemoteServer(PROD, TOKEN));
    }

    @Test
    @DisplayName("the contexts file is readable by its owner only, and no temporary file remains")
    void permissions() throws IOException {
        login(TOKEN, "login --server https://prod.example --token-stdin");
        login("other.token", "login --server http://127.0.0.1:8080 --name local --token-stdin");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    @DisplayName("a symbolic link to the contexts file stays a link")
    void link() throws IOException {
        Path kept = Files.createDirectories(home.resolve("dotfiles")).resolve("landlord.json");
        Files.createFile(kept, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(kept, "{\"current\":null,\"contexts\":{}}");
        Files.createDirectories(file().getParent());
        Files.createSymbolicLink(file(), kept);

        login(TOKEN, "login --server https://prod.example --token-stdin");

        assertThat(file()).isSymbolicLink();
        assertThat(kept).content().contains("https://prod.example");
    }

    @Test
    @DisplayName("a token that the server rejects is not saved")
    void unknownToken() {
        cli.landlord.access = _ -> {
            throw new Unauthenticated("the API key is not good");
        };

        assertThat(login(TOKEN, "login --server https://prod.example --token-stdin"))
                .isEqualTo(5);
        assertThat(cli.err()).isEqualTo("landlord: the API key is not good\n");
        assertThat(file()).doesNotExist();
    }

    @Test
    @DisplayName("an invalid key is rejected before a request, and not repeated in the message")
    void mistyped() {
        String mistyped = TOKEN.substring(0, TOKEN.length() - 1) + "#";

        assertThat(login(mistyped, "login --server https://prod.example --token-stdin"))
                .isEqualTo(2);
        assertThat(cli.connections).isZero();
        assertThat(cli.err())
                .startsWith("landlord: the token is not an API key")
                .doesNotContain(mistyped.substring(0, 50));
    }

    @Test
    @DisplayName("several contexts can be saved and used; the last one is current")
    void several() {
        login(TOKEN, "login --server https://prod.example --name prod --token-stdin");
        login("a.b.c", "login --server http://127.0.0.1:8080 --context local --token-stdin");

        assertThat(cli.run("context", "list", "-o", "ndjson")).isZero();
        assertThat(cli.out()).isEqualTo("""
                {"name":"local","server":"http://127.0.0.1:8080","keyId":null,"current":true}
                {"name":"prod","server":"https://prod.example","keyId":"%s","current":false}
                """.formatted(KEY_ID));
        assertThat(target("org", "list")).isEqualTo(new Target.RemoteServer(LOCAL, "a.b.c"));
        assertThat(target("org", "list", "--context", "prod")).isEqualTo(new Target.RemoteServer(PROD, TOKEN));

        assertThat(cli.run("context", "use", "prod")).isZero();
        assertThat(target("org", "list")).isEqualTo(new Target.RemoteServer(PROD, TOKEN));
    }

    @Test
    @DisplayName("a repeated login needs no server")
    void again() {
        login("old.token", "login --server https://prod.example --token-stdin");

        assertThat(login(TOKEN, "login --token-stdin")).isZero();
        assertThat(target("org", "list")).isEqualTo(new Target.RemoteServer(PROD, TOKEN));
    }

    @Test
    @DisplayName("after a logout commands use the local database")
    void logout() throws IOException {
        login(TOKEN, "login --server https://prod.example --token-stdin");

        assertThat(cli.run("logout")).isZero();
        assertThat(target("org", "list")).isEqualTo(new Target.LocalDatabase(TargetResolver.DEFAULT_DB, null));
        assertThat(Files.readString(file())).doesNotContain(TOKEN);
        assertThat(cli.run("logout", "--name", "default")).isEqualTo(4);
        assertThat(cli.err()).endsWith("landlord: no context default (see landlord context list)\n");
    }

    @Test
    @DisplayName("a context is removed by name, the current one stays")
    void remove() {
        login(TOKEN, "login --server https://prod.example --name prod --token-stdin");
        login("a.b.c", "login --server http://127.0.0.1:8080 --name local --token-stdin");

        assertThat(cli.run("context", "remove", "prod")).isZero();
        assertThat(target("org", "list")).isEqualTo(new Target.RemoteServer(LOCAL, "a.b.c"));
        assertThat(cli.run("context", "use", "prod")).isEqualTo(4);
    }

    @Test
    @DisplayName("a contexts file that others can read is rejected with a remedy")
    void readableByOthers() throws IOException {
        login(TOKEN, "login --server https://prod.example --token-stdin");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        String refusal = "landlord: " + file() + " contains tokens and is readable by other users: run chmod 600 "
                + file() + "\n";

        cli.err.reset();
        assertThat(cli.run("org", "list")).isEqualTo(1);
        assertThat(cli.err()).isEqualTo(refusal);

        cli.err.reset();
        assertThat(cli.run("context", "list")).isEqualTo(1);
        assertThat(cli.err()).isEqualTo(refusal);
    }

    @Test
    @DisplayName("an invalid contexts file is rejected without repeating its content")
    void broken() throws IOException {
        login(TOKEN, "login --server https://prod.example --token-stdin");
        Files.writeString(file(), Files.readString(file()).replace("\"" + TOKEN + "\"", TOKEN));

        cli.err.reset();
        assertThat(cli.run("org", "list")).isEqualTo(1);
        assertThat(cli.err())
                .isEqualTo("landlord: " + file() + " is not a valid contexts file: delete it and log in again\n");
    }

    @Test
    @DisplayName("without a home directory a login fails")
    void homeless() {
        cli.environment.remove("HOME");

        assertThat(login(TOKEN, "login --server https://prod.example --token-stdin"))
                .isEqualTo(1);
        assertThat(cli.err())
                .isEqualTo(
                        "landlord: there is no configuration directory to save contexts in: set HOME or XDG_CONFIG_HOME\n");
    }
}
