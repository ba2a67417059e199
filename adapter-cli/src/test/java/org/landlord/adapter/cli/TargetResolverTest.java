package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.adapter.cli.access.ContextsFile;
import org.landlord.adapter.cli.access.UnusableContexts;
import org.landlord.adapter.cli.command.DatabaseLocation;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Target;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;

class TargetResolverTest {

    private static final Path FILE = Path.of("some.db");
    private static final URI SERVER = URI.create("http://127.0.0.1:8080");
    private static final URI PROD = URI.create("https://prod.example/api");
    private static final Map<String, String> ALL =
            Map.of("LANDLORD_SERVER", "https://env.example", "LANDLORD_DB", "env.db", "LANDLORD_TOKEN", "env-token");

    @TempDir
    private Path configuration;

    private void signedIn() throws IOException {
        keep("""
                {"current": "prod", "contexts": {
                  "prod": {"server": "https://prod.example/api", "token": "prod-token"},
                  "local": {"server": "http://127.0.0.1:8080", "token": "local-token"}}}""");
    }

    private Path keep(String json) throws IOException {
        Path file = configuration.resolve("landlord/contexts.json");
        Files.createDirectories(configuration.resolve("landlord"));
        Files.writeString(file, json);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Target choose(Map<String, String> variables, Consumer<LandlordCommand> options) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("XDG_CONFIG_HOME", configuration.toString());
        ContextsFile contexts = ContextsFile.of(environment);
        LandlordCommand command = new LandlordCommand(environment, contexts);
        options.accept(command);
        return new TargetResolver(environment, contexts).resolve(command);
    }

    private Target choose(Map<String, String> variables) {
        return choose(variables, _ -> {});
    }

    @Test
    @DisplayName("without options and variables the default database is used")
    void byDefault() {
        assertThat(choose(Map.of())).isEqualTo(new Target.LocalDatabase(Path.of("data/landlord.db"), null));
    }

    @Test
    @DisplayName("--server and --db override the environment; LANDLORD_SERVER overrides LANDLORD_DB")
    void precedence() {
        assertThat(choose(ALL, options -> options.server = SERVER))
                .isEqualTo(new Target.RemoteServer(SERVER, "env-token"));
        assertThat(choose(ALL, options -> options.db = new DatabaseLocation.File(FILE)))
                .isEqualTo(new Target.LocalDatabase(FILE, "env-token"));
        assertThat(choose(ALL)).isEqualTo(new Target.RemoteServer(URI.create("https://env.example"), "env-token"));
        assertThat(choose(Map.of("LANDLORD_DB", "env.db")))
                .isEqualTo(new Target.LocalDatabase(Path.of("env.db"), null));
    }

    @Test
    @DisplayName("an empty variable is ignored")
    void emptyVariable() {
        assertThat(choose(Map.of("LANDLORD_SERVER", " ", "LANDLORD_DB", "", "LANDLORD_CONTEXT", " ")))
                .isEqualTo(new Target.LocalDatabase(TargetResolver.DEFAULT_DB, null));
    }

    @Test
    @DisplayName("--token overrides LANDLORD_TOKEN, for a server and for a database")
    void token() {
        assertThat(choose(ALL, options -> {
                    options.server = SERVER;
                    options.token = "mine";
                }))
                .isEqualTo(new Target.RemoteServer(SERVER, "mine"));
        assertThat(choose(ALL, options -> {
                    options.db = new DatabaseLocation.File(FILE);
                    options.token = "mine";
                }))
                .isEqualTo(new Target.LocalDatabase(FILE, "mine"));
    }

    @Test
    @DisplayName("the current context is used by default")
    void currentContext() throws IOException {
        signedIn();

        assertThat(choose(Map.of())).isEqualTo(new Target.RemoteServer(PROD, "prod-token"));
        assertThat(choose(Map.of("LANDLORD_DB", "env.db")))
                .isEqualTo(new Target.LocalDatabase(Path.of("env.db"), null));
        assertThat(choose(Map.of(), options -> options.db = new DatabaseLocation.File(FILE)))
                .isEqualTo(new Target.LocalDatabase(FILE, null));
    }

    @Test
    @DisplayName("--context overrides the environment; LANDLORD_CONTEXT is used after LANDLORD_SERVER and LANDLORD_DB")
    void namedContext() throws IOException {
        signedIn();

        assertThat(choose(ALL, options -> options.context = new ContextName("local")))
                .isEqualTo(new Target.RemoteServer(SERVER, "env-token"));
        assertThat(choose(Map.of("LANDLORD_CONTEXT", "local")))
                .isEqualTo(new Target.RemoteServer(SERVER, "local-token"));
        assertThat(choose(Map.of("LANDLORD_CONTEXT", "local", "LANDLORD_DB", "env.db")))
                .isEqualTo(new Target.LocalDatabase(Path.of("env.db"), null));
        assertThatThrownBy(() -> choose(Map.of("LANDLORD_CONTEXT", "nowhere")))
                .isInstanceOf(NotFound.class)
                .hasMessage("no context nowhere");
    }

    @Test
    @DisplayName("the token of a context is sent only to its server, under any spelling of the address")
    void tokenOfContext() throws IOException {
        signedIn();

        for (String same : new String[] {"https://prod.example/api", "HTTPS://Prod.example:443/api/"}) {
            assertThat(choose(Map.of(), options -> options.server = URI.create(same)))
                    .isEqualTo(new Target.RemoteServer(URI.create(same), "prod-token"));
        }
        for (String other : new String[] {
            "https://prod.example/",
            "http://prod.example/api",
            "https://prod.example:8443/api",
            "https://evil.example/api"
        }) {
            assertThat(choose(Map.of("LANDLORD_SERVER", other)))
                    .isEqualTo(new Target.RemoteServer(URI.create(other), null));
        }
    }

    @Test
    @DisplayName("a contexts file that others can read is rejected, but only if it is needed")
    void readableByOthers() throws IOException {
        Path file = keep("{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> choose(Map.of()))
                .isInstanceOf(UnusableContexts.class)
                .hasMessage(file + " contains tokens and is readable by other users: run chmod 600 " + file);
        assertThat(choose(ALL)).isInstanceOf(Target.RemoteServer.class);
        assertThat(choose(Map.of("LANDLORD_DB", "env.db"))).isInstanceOf(Target.LocalDatabase.class);
    }

    @Test
    @DisplayName("--db, --server and --context are mutually exclusive")
    void several() {
        assertThatThrownBy(() -> choose(Map.of(), options -> {
                    options.db = new DatabaseLocation.File(FILE);
                    options.server = SERVER;
                }))
                .isInstanceOf(InvalidArguments.class)
                .hasMessage("--db, --server and --context are mutually exclusive");
    }

    @Test
    @DisplayName("an invalid variable is named in the message")
    void badVariable() {
        assertThatThrownBy(() -> choose(Map.of("LANDLORD_SERVER", "localhost:8080")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("LANDLORD_SERVER must be the URL of a server");
    }

    @Test
    @DisplayName("the token is not part of the text of a target")
    void tokenIsHidden() {
        assertThat(new Target.RemoteServer(SERVER, "geheim").toString()).doesNotContain("geheim");
        assertThat(new Target.LocalDatabase(FILE, "geheim").toString()).doesNotContain("geheim");
    }

    @Test
    void givenTheUrlOfAPostgresqlDatabase_whenATargetIsChosen_thenItIsThatDatabaseAndItsTextHasNoPassword() {
        String url = "postgresql://landlord:geheim@db.example.com/landlord?sslpassword=geheim";
        Target database = new Target.PostgresDatabase(url, null);

        assertThat(choose(Map.of("LANDLORD_DB", url))).isEqualTo(database);
        assertThat(choose(Map.of(), options -> options.db = DatabaseLocation.of(url)))
                .isEqualTo(database);
        assertThat(database.place()).isEqualTo("postgresql://landlord@db.example.com/landlord");
        assertThat(database.toString()).doesNotContain("geheim");
        assertThat(DatabaseLocation.of(url).toString()).doesNotContain("geheim");
    }
}
