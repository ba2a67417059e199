package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.DatabaseFile;
import org.landlord.it.support.ServerProcess;

/// 32 writers at once: in peace, and with the server killed under them.
@Tag("heavy")
class ConcurrentWritersIT {

    @TempDir
    Path folder = Path.of("");

    @Test
    void given32Writers_whenTheyWriteFor10Seconds_thenNothingIsRefusedLostOrHalfDone() throws SQLException {
        try (ServerProcess server = ServerProcess.start(folder)) {
            Writers writers = new Writers(server.uri());
            writers.createOrganization();

            writers.writeFor(Duration.ofSeconds(10));

            assertThat(writers.refusals).isEmpty();
            assertThat(writers.events).hasSizeGreaterThan(Writers.COUNT);
            assertThatNothingIsLostOrHalfDone(server, writers, 0);
        }
    }

    @Test
    void given32Writers_whenTheServerIsKilled_thenWhatWasAcknowledgedIsThereAfterTheRestart() throws SQLException {
        Writers writers;
        try (ServerProcess doomed = ServerProcess.start(folder)) {
            writers = new Writers(doomed.uri());
            writers.createOrganization();
            CompletableFuture<Void> killer =
                    CompletableFuture.runAsync(doomed::kill, CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));
            writers.writeFor(Duration.ofSeconds(30));
            killer.join();
        }
        assertThat(writers.refusals)
                .as("answers other than 201; 0 is no answer")
                .containsExactly(0);

        try (ServerProcess server = ServerProcess.start(folder)) {
            // Each writer had at most one request under way: stored, perhaps, but not acknowledged.
            assertThatNothingIsLostOrHalfDone(server, writers, Writers.COUNT);
        }
    }

    /// @param unanswered how many requests may have been carried out although nobody got the answer
    private static void assertThatNothingIsLostOrHalfDone(ServerProcess server, Writers writers, int unanswered)
            throws SQLException {
        try (DatabaseFile file = new DatabaseFile(server.database())) {
            assertThat(file.set("SELECT event_id FROM usage_event")).containsAll(writers.events);
            assertThat(file.set("SELECT team_id FROM team")).containsAll(writers.teams);
            assertThat(file.set("SELECT user_id FROM org_member")).containsAll(writers.members);

            long rows = file.number("SELECT (SELECT count(*) FROM usage_event) + (SELECT count(*) FROM team)"
                    + " + (SELECT count(*) FROM org_member) + (SELECT count(*) FROM organization)");
            int acknowledged = writers.acknowledgedMutations() + writers.events.size();
            assertThat(rows).isBetween((long) acknowledged, (long) acknowledged + unanswered);

            long audited = file.number("SELECT count(*) FROM audit_event");
            assertThat(audited)
                    .as("one audit event for each team, member and organization that is there")
                    .isEqualTo(rows - file.number("SELECT count(*) FROM usage_event"));
            assertThat(file.number("SELECT max(sequence) FROM audit_event"))
                    .as("no gap in the sequence")
                    .isEqualTo(audited);

            assertThat(file.column("PRAGMA integrity_check")).containsExactly("ok");
            assertThat(file.column("PRAGMA foreign_key_check")).isEmpty();
        }
    }
}
