package org.landlord.it.processes;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.Soon;

/// Processes that are killed, and a database that goes away, while many callers record: what was acknowledged is there
/// once, and sums are those of the events.
@Tag("heavy")
class TroubledProcessesIT {

    private static final int PROCESSES = 3;

    /// How often a process is killed.
    private static final int KILLS = Integer.getInteger("landlord.processes.kills", 20);

    /// Short, so that the process that does the scheduled work is seen soon.
    private static final Map<String, String> SETTINGS = Map.of("LANDLORD_HEARTBEAT", "500ms");

    private final Random random = new Random(17);

    @TempDir
    Path folder = Path.of("");

    @Test
    void givenThreeProcesses_whenOneAfterAnotherIsKilled_thenNothingAcknowledgedIsLostOrDoubled() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
                Processes processes = Processes.start(PROCESSES, folder, postgres, "killed", SETTINGS)) {
            Load load = new Load(processes, postgres, "killed");
            Lease lease = new Lease(postgres, "killed");
            // The process that started first: the first that is killed.
            String before = lease.holder();
            load.during(() -> {
                for (int kill = 0; kill < KILLS; kill++) {
                    Thread.sleep(200 + random.nextInt(600));
                    processes.replace(kill == 0 ? 0 : random.nextInt(PROCESSES));
                }
            });

            load.assertThatNothingIsLost();
            lease.awaitAnother(before);
        }
    }

    @Test
    void givenALoad_whenTheDatabaseIsStoppedAndStartedAgain_thenRequestsAreRefusedAndThenServedAgain()
            throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
                Processes processes = Processes.start(2, folder, postgres, "stopped", SETTINGS)) {
            Load load = new Load(processes, postgres, "stopped");
            load.during(() -> {
                for (int round = 0; round < 3; round++) {
                    Thread.sleep(1_000);
                    postgres.stop();
                    Soon.the(
                            Duration.ofSeconds(60),
                            () -> processes.get(1, "/v1/orgs?limit=1"),
                            Processes.Answer::isUnavailable);
                    postgres.startAgain();
                    processes.awaitAll();
                }
            });

            load.assertThatNothingIsLost();
        }
    }

    @Test
    void givenALoad_whenAllConnectionsAreCutAgainAndAgain_thenNothingIsLostOrDoubled() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"));
                Processes processes = Processes.start(2, folder, postgres, "cut", SETTINGS)) {
            Load load = new Load(processes, postgres, "cut");
            load.during(() -> {
                for (int round = 0; round < 10; round++) {
                    Thread.sleep(300);
                    try (Connection connection = postgres.connect("postgres");
                            Statement statement = connection.createStatement()) {
                        statement.execute(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'cut'");
                    }
                }
                processes.awaitAll();
            });

            load.assertThatNothingIsLost();
        }
    }
}
