package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.adapter.cli.command.Target;
import org.landlord.domain.migration.StorageComparison;
import org.landlord.domain.migration.StorageTransferred;

class MigrateCommandTest {

    private static final String URL = "postgresql://landlord:geheim@db.example.com/landlord";

    private final Cli cli = new Cli();

    private Path file = Path.of("");

    @BeforeEach
    void create(@TempDir Path folder) throws Exception {
        file = Files.createFile(folder.resolve("landlord.db"));
    }

    private void finds(boolean isEqual) {
        cli.transfers = (source, progress) -> {
            progress.reached(false, 1, 2);
            return new StorageTransferred(
                    source, "target", 2, List.of(new StorageComparison("organization", 2, isEqual ? 2 : 1, isEqual)));
        };
    }

    @Test
    void givenAFileAndADatabase_whenMigrated_thenTheComparisonIsPrintedAndTheTargetIsTheDatabase() {
        finds(true);

        int exitCode = cli.run("migrate", "--from", file.toString(), "--to", URL, "-o", "tsv");

        assertThat(exitCode).isZero();
        assertThat(cli.target).isEqualTo(new Target.PostgresDatabase(URL, null));
        assertThat(cli.out()).contains("organization\t2\t2\ttrue");
        assertThat(cli.err()).contains("start the servers on it").doesNotContain("geheim");
    }

    @Test
    void givenADifference_whenMigrated_thenTheExitCodeIs7AndTheMessageSaysWhatToDo() {
        finds(false);

        int exitCode = cli.run("migrate", "--from", file.toString(), "--to", URL, "-o", "json");

        assertThat(exitCode).isEqualTo(7);
        assertThat(cli.out()).contains("\"equal\": false");
        assertThat(cli.err()).contains("repeat the command with an empty target");
    }

    @Test
    void givenATarget_whenTheCommandLineIsRead_thenADatabaseIsCreatedAndMayBeUnfinished() {
        Invocation migrate = cli.read("migrate", "--from", file.toString(), "--to", "new.db");

        assertThat(migrate.createsDatabase()).isTrue();
        assertThat(migrate.transfersDatabase()).isTrue();
        assertThat(cli.read("org", "list").transfersDatabase()).isFalse();
    }

    @Test
    void givenNoSourceFileOrAnotherTarget_whenMigrated_thenNothingIsOpened() {
        finds(true);
        cli.on(Map.of("LANDLORD_SERVER", "http://h"));

        assertThat(cli.run("migrate", "--from", file + "-not", "--to", "new.db"))
                .isEqualTo(2);
        assertThat(cli.run("migrate", "--from", file.toString(), "--to", "new.db", "--db", "other.db"))
                .isEqualTo(2);
        assertThat(cli.run("migrate", "--from", file.toString())).isEqualTo(2);
        assertThat(cli.err()).contains("there is no file", "--from and --to, not --db", "--to");
        assertThat(cli.connections).isZero();
    }
}
