package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Cli;
import org.landlord.it.support.DatabaseFile;

/// Who works on a database file without a server has a key, as on a server: the one that is left beside the file.
@Tag("heavy")
@EnabledOnOs({OS.LINUX, OS.MAC})
class LocalKeysIT {

    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;
    private static final int NOT_ALLOWED = 5;

    @TempDir
    Path folder;

    private Path database = Path.of("");
    private Path keyFile = Path.of("");
    private Cli cli = new Cli(Map.of());

    @BeforeEach
    void aDatabaseThatIsNotThereYet() {
        database = folder.resolve("landlord.db");
        keyFile = folder.resolve("landlord.db.admin-key");
        cli = new Cli(Map.of("LANDLORD_DB", database.toString()));
    }

    /// Runs a command that must succeed, and reads the JSON that it prints when nobody watches.
    private JsonPath done(String... arguments) {
        Cli.Outcome outcome = cli.run(arguments);
        assertThat(outcome.exitCode())
                .as(String.join(" ", arguments) + "\n" + outcome.err())
                .isZero();
        return JsonPath.from(outcome.out());
    }

    private void assertRefused(String why, String... arguments) throws IOException {
        Cli.Outcome outcome = cli.run(arguments);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(NOT_ALLOWED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(why).doesNotContain("Exception");
        if (Files.isRegularFile(keyFile)) {
            assertThat(outcome.err()).doesNotContain(Files.readString(keyFile).strip());
        }
    }

    private ApiKeyToken left() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        return ApiKeyToken.parse(Files.readString(keyFile).strip());
    }

    private long keys() throws SQLException {
        try (DatabaseFile file = new DatabaseFile(database)) {
            return file.number("SELECT count(*) FROM api_key");
        }
    }

    @Test
    void givenNoDatabase_whenItIsCreated_thenItHasTheKeyThatAllCommandsUseByThemselves() throws Exception {
        Cli.Outcome created = cli.run("init");
        ApiKeyToken key = left();
        assertThat(created.out() + created.err()).contains(keyFile.toString()).doesNotContain(key.secret());

        Cli.Outcome first = cli.run("whoami");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).isEmpty();
        assertThat(JsonPath.from(first.out()).getString("actorId"))
                .isEqualTo(key.keyId().value());

        Cli.Outcome second = cli.run("whoami");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(keys()).isEqualTo(1);

        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("there is no readable key file " + database, "whoami");

        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(keyFile, AdminKey.TOKEN);
        assertRefused("invalid API key", "whoami");

        Files.delete(keyFile);
        assertRefused("there is no readable key file " + database, "whoami");
        assertThat(keyFile).as("only the first key is made unasked").doesNotExist();
        assertThat(keys()).isEqualTo(1);

        Cli given = new Cli(Map.of("LANDLORD_DB", database.toString(), "LANDLORD_TOKEN", key.reveal()));
        assertThat(given.run("whoami").out()).as("with the key in hand").isEqualTo(first.out());
    }

    @Test
    void givenADatabaseWhoseKeysAreLost_whenOneIsRecovered_thenItLetsInAndTheLogSaysHowItCameAbout() throws Exception {
        done("init");
        ApiKeyToken lost = left();
        assertThat(cli.run("key", "revoke", lost.keyId().value(), "--platform", "--yes")
                        .exitCode())
                .isZero();
        assertRefused("the API key " + lost.keyId() + " was revoked", "whoami");

        Cli.Outcome recovery = cli.run("key", "recover");

        assertThat(recovery.exitCode()).as(recovery.err()).isZero();
        ApiKeyToken recovered = left();
        assertThat(JsonPath.from(recovery.out()).getString("token")).isEqualTo(recovered.reveal());
        assertThat(recovery.err())
                .isEqualTo("created administrator key " + recovered.keyId()
                        + "; its token is also in the key file next to the database\n");
        JsonPath events = done("audit", "list", "--platform", "--order", "asc");
        assertThat(events.getList("action", String.class))
                .containsExactly("api_key.create", "api_key.revoke", "api_key.create");
        assertThat(events.getList("actorId", String.class))
                .containsExactly("landlord-start", lost.keyId().value(), "landlord-recovery");
        assertThat(keys()).isEqualTo(2);
    }

    @Test
    void givenNoPlaceForTheKey_whenOneIsRecovered_thenThereIsNoKeyThatNobodyKnows() throws Exception {
        done("init");
        Files.delete(keyFile);
        Files.createDirectories(keyFile.resolve("in the way"));

        Cli.Outcome refused = cli.run("key", "recover");

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(FAILURE);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains(keyFile.toString()).doesNotContain("landlord_key_", "Exception");
        assertThat(keys()).isEqualTo(1);
    }

    @Test
    void givenWhatIsNoDatabase_whenAKeyIsRecovered_thenThatIsRefusedAndNothingIsLeft() throws IOException {
        Files.writeString(database, "something else altogether, and longer than the head of a database".repeat(20));

        Cli.Outcome refused = cli.run("key", "recover");

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(WRONG_USAGE);
        assertThat(refused.err()).contains("cannot open the database " + database);
        assertThat(keyFile).doesNotExist();
    }
}
