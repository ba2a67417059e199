package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.Cli;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.SmallDisk;

/// Backups of a server at work, and servers that are started on them, with the packaged programs.
@Tag("heavy")
class BackupIT {

    private static final String WARNING = "The database was restored from a backup. Its state is of ";
    private static final Map<String, String> OFTEN = Map.of("LANDLORD_HEARTBEAT", "200ms");

    @TempDir
    Path folder;

    private final Callers callers = new Callers(200);

    private Path database() {
        return folder.resolve("landlord.db");
    }

    private Path backup() {
        return folder.resolve("backups/now.db");
    }

    private Cli.Outcome local(String... arguments) {
        return new Cli(Map.of("LANDLORD_DB", database().toString())).run(arguments);
    }

    private static JsonPath platformRestores(ServerProcess server) {
        Cli.Outcome events = new Cli(Map.of("LANDLORD_SERVER", server.uri().toString()))
                .run("audit", "list", "--platform", "--action", "platform.restore", "-o", "json");
        assertThat(events.exitCode()).as(events.err()).isZero();
        return JsonPath.from(events.out());
    }

    private static int countOf(String text, String log) {
        return log.split(text, -1).length - 1;
    }

    @Test
    void givenAServerAtWork_whenBackedUpAndRestored_thenItHasWhatWasAcknowledgedBefore_andSaysThatTheRestIsMissing()
            throws Exception {
        Files.createDirectories(backup().getParent());
        Set<String> before;
        Cli.Outcome made;
        try (ServerProcess server = ServerProcess.start(folder, OFTEN)) {
            Api api = new Api(server.uri());
            api.createOrganization();
            CountDownLatch working = new CountDownLatch(2_000);
            AtomicBoolean isOver = new AtomicBoolean();
            // In a thread of its own: the common pool may have one only, which the CLI's output needs.
            CompletableFuture<Void> recording = CompletableFuture.runAsync(
                    () -> callers.record(api, _ -> {
                        working.countDown();
                        return !isOver.get();
                    }),
                    work -> Thread.ofPlatform().start(work));
            Callers.awaitOpen(working);

            before = Set.copyOf(callers.acknowledged);
            made = local("backup", backup().toString(), "-o", "json");
            int during = callers.acknowledged.size();
            Thread.sleep(300);
            isOver.set(true);
            recording.join();

            assertThat(made.exitCode()).as(made.err()).isZero();
            assertThat(during).as("recorded while it was backed up").isGreaterThan(before.size());
            assertThat(callers.acknowledged.size()).isGreaterThan(during);
            assertThat(callers.refused).isEmpty();
            assertThat(callers.surprises).isEmpty();
            Cli.Outcome inUse = local("restore", backup().toString(), "--yes");
            assertThat(inUse.exitCode()).isEqualTo(6);
            assertThat(inUse.err()).contains("is in use: stop the server");
            assertThat(server.log()).doesNotContain(WARNING);
            server.stop();
        }
        assertThatTheBackupIsWhole(JsonPath.from(made.out()), before);

        Cli.Outcome restored = local("restore", backup().toString(), "--yes", "-o", "json");

        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(Path.of(JsonPath.from(restored.out()).getString("replaced"))).exists();
        assertThatTheRestoreIsTold(
                JsonPath.from(made.out()).getString("stateAt").substring(0, 19), before);
    }

    private void assertThatTheBackupIsWhole(JsonPath report, Set<String> before) throws Exception {
        try (DatabaseFile copy = new DatabaseFile(backup())) {
            assertThat(copy.column("PRAGMA integrity_check")).containsExactly("ok");
            assertThat(copy.set("SELECT event_id FROM usage_event"))
                    .containsAll(before)
                    .hasSize(report.getInt("usageEvents"));
        }
    }

    /// By the next server, and not by the one after it.
    private void assertThatTheRestoreIsTold(String stateAt, Set<String> before) throws Exception {
        for (int start = 1; start <= 2; start++) {
            try (ServerProcess server = ServerProcess.start(folder, OFTEN)) {
                Api api = new Api(server.uri());
                Ledger ledger = new Ledger(api);
                assertThat(countOf(WARNING, server.log())).isEqualTo(1);
                assertThat(server.log()).contains(WARNING + stateAt).contains("A later state was seen here at ");
                JsonPath events = platformRestores(server);
                assertThat(events.getList("")).hasSize(1);
                assertThat(events.getString("[0].metadata.stateAt")).startsWith(stateAt);
                assertThat(events.getString("[0].metadata.lastSeenAt")).isGreaterThan(stateAt);
                Set<String> ids = ledger.ids();
                assertThat(ids).containsAll(before);
                assertThat(ledger.sum()).isEqualTo(ids.size());
                if (start == 1) {
                    assertThat(ids.size()).isLessThan(callers.acknowledged.size());
                    sendAgain(api);
                }
                assertThat(server.log()).doesNotContain("errorId");
                server.kill();
            }
        }
    }

    /// What integrators do: events are counted once by their ids.
    private void sendAgain(Api api) {
        callers.acknowledged.forEach(
                id -> assertThat(callers.record(api, id).status()).isIn(200, 201));
        new Ledger(api).assertThatItHasWhatWasAcknowledged(callers);
    }

    @Test
    void givenAnOlderFileThatWasCopiedBackByHand_whenStarted_thenTheServerNotices_andOnlyThen() throws Exception {
        Path copy = folder.resolve("copy.db");
        try (ServerProcess server = ServerProcess.start(folder)) {
            new Api(server.uri()).createOrganization();
            server.stop();
        }
        Files.copy(database(), copy);
        try (ServerProcess server = ServerProcess.start(folder)) {
            Api.require(201, new Api(server.uri()).post("/usage-events", "{\"metric\":\"calls\",\"quantity\":1}"));
            assertThat(server.log()).doesNotContain(WARNING);
            server.stop();
        }
        Files.delete(database());
        Files.copy(copy, database());

        try (ServerProcess server = ServerProcess.start(folder)) {
            assertThat(countOf(WARNING, server.log())).isEqualTo(1);
            JsonPath events = platformRestores(server);
            assertThat(events.getList("")).hasSize(1);
            assertThat(events.getString("[0].actorId")).isEqualTo("landlord-start");
            assertThat(events.getString("[0].metadata.lastSeenAt")).isNotNull();
            server.stop();
        }
    }

    @Test
    void givenAFullDisk_whenBackedUp_thenTheReasonIsGiven_andNothingIsLeftThere() throws Exception {
        assertThat(local("init").exitCode()).isZero();
        try (SmallDisk disk = SmallDisk.inMemory(folder.resolve("disk"), 2)) {
            disk.fill();

            Cli.Outcome full = local("backup", disk.folder().resolve("copy.db").toString());

            assertThat(full.exitCode()).isEqualTo(1);
            assertThat(full.err()).contains("the disk is full").hasLineCount(1);
            try (Stream<Path> files = Files.list(disk.folder())) {
                assertThat(files.map(file -> file.getFileName().toString())).containsExactly("ballast");
            }

            disk.makeRoom();
            assertThat(local("backup", disk.folder().resolve("copy.db").toString())
                            .exitCode())
                    .isZero();
        }
    }
}
