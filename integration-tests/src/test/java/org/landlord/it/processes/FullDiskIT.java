package org.landlord.it.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.PostgresServer;
import org.landlord.it.support.SmallDisk;
import org.landlord.it.support.Soon;

/// The disk of PostgreSQL is full while many record on two processes: they are told, nothing acknowledged is lost or
/// doubled, and once there is space the same processes serve them.
@Tag("heavy")
class FullDiskIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// How often callers are refused before somebody makes room.
    private static final int REFUSALS = 100;

    /// How many events are recorded before and after.
    private static final int EVENTS = 200;

    @TempDir
    Path folder = Path.of("");

    /// The write-ahead log is on another disk: the server goes on, and refuses what needs more space.
    @Test
    void givenALoad_whenTheDiskOfTheTablesIsFull_thenWritesAreRefused_andServedOnceThereIsSpace() throws Exception {
        try (SmallDisk disk = SmallDisk.inMemory(folder.resolve("disk"), 200);
                PostgresServer postgres = PostgresServer.start(disk.folder().resolve("postgres"))) {
            postgres.moveLog(folder.resolve("log"));
            try (Processes processes = start(postgres)) {
                Load load = new Load(processes, postgres, "full_disk");
                load.during(() -> {
                    awaitEvents(load);
                    disk.fill();
                    awaitRefusals(load);
                    assertThat(processes.get(1, Load.ORG).status())
                            .as("reading")
                            .isEqualTo(200);
                    disk.makeRoom();
                    awaitEvents(load);
                });

                assertThatAllIsWell(processes, load);
            }
        }
    }

    /// The log is on the same disk: PostgreSQL ends all connections, and cannot start again without space.
    @Test
    void givenALoad_whenTheDiskOfTheLogIsFull_thenRequestsAreRefused_andServedOncePostgresIsStartedAgain()
            throws Exception {
        try (SmallDisk disk = SmallDisk.inMemory(folder.resolve("disk"), 200);
                PostgresServer postgres = PostgresServer.start(disk.folder().resolve("postgres"));
                Processes processes = start(postgres)) {
            Load load = new Load(processes, postgres, "full_disk");
            load.during(() -> {
                awaitEvents(load);
                disk.fill();
                useUpTheLog(postgres);
                awaitRefusals(load);
                disk.makeRoom();
                postgres.stop();
                postgres.startAgain();
                awaitEvents(load);
            });

            assertThatAllIsWell(processes, load);
        }
    }

    private Processes start(PostgresServer postgres) {
        return Processes.start(2, folder, postgres, "full_disk", Map.of());
    }

    private static void awaitEvents(Load load) {
        int before = load.acknowledged();
        Soon.the(PATIENCE, load::acknowledged, now -> now >= before + EVENTS);
    }

    private static void awaitRefusals(Load load) {
        long before = load.refused();
        Soon.the(PATIENCE, load::refused, now -> now >= before + REFUSALS);
    }

    /// The rest of the file to which the log is written, so that the next change needs a new one.
    private static void useUpTheLog(PostgresServer postgres) {
        try (Connection connection = postgres.connect("full_disk");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < 10; i++) {
                statement.execute("SELECT pg_switch_wal()");
            }
        } catch (SQLException _) {
            // The server has ended the connection.
        }
    }

    private static void assertThatAllIsWell(Processes processes, Load load) throws SQLException {
        load.assertThatNothingIsLost();
        for (int server = 0; server < processes.count(); server++) {
            assertThat(processes.server(server).log()).as("bugs").doesNotContain("errorId");
        }
    }
}
