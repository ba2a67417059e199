package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;
import org.landlord.it.support.SmallDisk;

/// The disk gets full, or refuses to be written to, while many record: they are told, nothing acknowledged is lost,
/// nothing refused is counted, and when the trouble is over the server goes on by itself.
@Tag("heavy")
class DiskTroubleIT {

    /// After so many answers each caller is at work.
    private static final int ANSWERS = 20 * Callers.COUNT;

    /// How often the callers are refused, all together, before somebody mends the disk.
    private static final int REFUSALS = 5 * Callers.COUNT;

    private final Callers callers = new Callers(200);

    @TempDir
    Path folder;

    @Test
    void givenManyWhoRecord_whenTheDiskGetsFull_thenTheyAreTold_andWhenThereIsRoomTheServerGoesOn()
            throws SQLException {
        try (SmallDisk disk = SmallDisk.inMemory(folder.resolve("disk"), 24)) {
            assertThatItIsSurvived(disk, disk::fill, disk::makeRoom);
        }
    }

    @Test
    void givenManyWhoRecord_whenTheDiskIsReadOnly_thenTheyAreTold_andWhenItIsWritableTheServerGoesOn()
            throws SQLException {
        try (SmallDisk disk = SmallDisk.inFile(folder.resolve("disk"), 64)) {
            assertThatItIsSurvived(disk, disk::freeze, disk::thaw);
        }
    }

    @Test
    void givenManyWhoRecord_whenTheLogAloneIsReadOnly_thenTheyAreTold_andWhenItIsWritableTheServerGoesOn()
            throws SQLException {
        try (SmallDisk disk = SmallDisk.inFile(folder.resolve("disk"), 64)) {
            assertThatItIsSurvived(disk, disk::freezeLog, disk::thaw);
        }
    }

    private void assertThatItIsSurvived(SmallDisk disk, Runnable begin, Runnable end) throws SQLException {
        Path database = disk.folder().resolve("landlord.db");
        try (ServerProcess server = ServerProcess.start(folder, database)) {
            Api api = new Api(server.uri());
            Ledger ledger = new Ledger(api);
            api.createOrganization();

            recordUntilRefused(api, begin);

            assertThat(callers.surprises).isEmpty();
            assertThat(callers.unanswered).as(server.log()).isEmpty();
            assertThat(callers.refused).hasSizeGreaterThanOrEqualTo(REFUSALS);
            assertThatOthersAreToldToo(api);
            ledger.assertThatItHasWhatWasAcknowledged(callers);

            end.run();

            recordUntilAccepted(api);
            int refused = callers.refused.size();
            recordOften(api);
            assertThat(callers.refused).as("refused long after the trouble").hasSize(refused);
            Api.require(201, api.post("/teams", "{\"slug\":\"crew\",\"name\":\"Crew\"}"));
            ledger.assertThatItHasWhatWasAcknowledged(callers);
            assertThat(server.log()).as("bugs").doesNotContain("errorId");
        }
        assertThat(callers.surprises).isEmpty();
        assertThat(callers.unanswered).isEmpty();
        assertThatTheFileIsWhole(database);
    }

    /// Everybody at work; then the trouble begins; then they go on until they were refused often enough.
    private void recordUntilRefused(Api api, Runnable begin) {
        CountDownLatch working = new CountDownLatch(ANSWERS);
        AtomicInteger refusals = new AtomicInteger();
        CompletableFuture<Void> trouble = CompletableFuture.runAsync(() -> {
            Callers.awaitOpen(working);
            begin.run();
        });
        callers.record(api, status -> {
            working.countDown();
            int refused = status == 201 ? refusals.get() : refusals.incrementAndGet();
            return refused < REFUSALS && !trouble.isCompletedExceptionally();
        });
        trouble.join();
    }

    /// The first who come may find a connection from the time of the trouble, and are the last who do.
    private void recordUntilAccepted(Api api) {
        AtomicInteger refusals = new AtomicInteger();
        callers.record(api, status -> status != 201 && refusals.incrementAndGet() < REFUSALS);
        assertThat(refusals).as("refused after the trouble").hasValueLessThan(REFUSALS);
    }

    private void recordOften(Api api) {
        AtomicInteger answers = new AtomicInteger();
        callers.record(api, _ -> answers.incrementAndGet() < ANSWERS);
    }

    /// Those who write otherwise, in a batch, or under a key.
    private static void assertThatOthersAreToldToo(Api api) {
        String large = "{\"metric\":\"other\",\"quantity\":1,\"metadata\":{\"note\":\"" + "x".repeat(4000) + "\"}}";
        assertThat(api.post("/usage-events", "[" + (large + ",").repeat(99) + large + "]"))
                .matches(Api.Answer::isUnavailable);
        assertThat(api.post("/teams", "{\"slug\":\"full\",\"name\":\"" + "x".repeat(200) + "\"}"))
                .matches(Api.Answer::isUnavailable);
    }

    private static void assertThatTheFileIsWhole(Path database) throws SQLException {
        try (DatabaseFile file = new DatabaseFile(database)) {
            assertThat(file.column("PRAGMA integrity_check")).containsExactly("ok");
            assertThat(file.column("PRAGMA foreign_key_check")).isEmpty();
        }
    }
}
