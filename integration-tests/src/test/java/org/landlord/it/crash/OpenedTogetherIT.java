package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.Cli;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;

/// Several processes find that there is no database yet, and make it at the same time.
@Tag("heavy")
class OpenedTogetherIT {

    private static final int ROUNDS = 3;
    private static final int COMMANDS = 4;

    @TempDir
    Path folder;

    @Test
    void givenNoFile_whenFourCommandsCreateItAtOnce_thenThereIsOneDatabaseWithOneKey() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Path database = folder.resolve("round-" + round).resolve("landlord.db");
            Cli cli = new Cli(Map.of("LANDLORD_DB", database.toString()));

            List<CompletableFuture<Cli.Outcome>> commands = IntStream.range(0, COMMANDS)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> cli.run("init")))
                    .toList();

            assertThat(commands).allSatisfy(command -> {
                Cli.Outcome outcome = command.join();
                assertThat(outcome.exitCode()).as(outcome.err()).isZero();
                assertThat(outcome.err()).doesNotContain("WARN", "Exception");
            });
            assertThat(commands.stream().filter(command -> command.join().out().contains("\"created\": true")))
                    .hasSize(1);
            try (DatabaseFile file = new DatabaseFile(database)) {
                assertThat(file.number("SELECT count(*) FROM api_key")).isEqualTo(1);
                assertThat(file.column("PRAGMA integrity_check")).containsExactly("ok");
            }
            assertThat(database.resolveSibling("landlord.db-opening")).doesNotExist();
        }
    }

    @Test
    void givenNoFile_whenTwoServersAndACommandOpenItAtOnce_thenAllOfThemWorkOnIt() throws Exception {
        Path database = folder.resolve("landlord.db");
        Cli cli = new Cli(Map.of("LANDLORD_DB", database.toString(), "LANDLORD_TOKEN", AdminKey.TOKEN));
        CompletableFuture<ServerProcess> one =
                CompletableFuture.supplyAsync(() -> ServerProcess.start(folder.resolve("one"), database));
        CompletableFuture<ServerProcess> other =
                CompletableFuture.supplyAsync(() -> ServerProcess.start(folder.resolve("other"), database));

        try (ServerProcess first = one.join();
                ServerProcess second = other.join()) {
            Cli.Outcome outcome = cli.run("org", "create", "--id", Api.ORG, "--slug", "org", "--name", "Org");

            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            assertThat(new Api(first.uri()).get("").status()).isEqualTo(200);
            assertThat(new Api(second.uri()).get("").status()).isEqualTo(200);
            assertThat(first.log() + second.log()).doesNotContain("ERROR");
        }
    }
}
