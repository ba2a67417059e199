package org.landlord.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.ServerProcess;

/// A server that is asked to stop while it has much to do.
class OrderlyStopIT {

    /// After so many answers each caller is at work.
    private static final int ANSWERS = 20 * Callers.COUNT;

    @TempDir
    Path folder;

    @Test
    void givenManyWhoRecord_whenTheServerIsAskedToStop_thenEachIsAnsweredAndWhatWasAcknowledgedIsThere() {
        Callers callers = new Callers(0);
        CountDownLatch working = new CountDownLatch(ANSWERS);
        try (ServerProcess server = ServerProcess.start(folder)) {
            Api api = new Api(server.uri());
            api.createOrganization();
            CompletableFuture<Void> all = CompletableFuture.runAsync(() -> callers.record(api, status -> {
                working.countDown();
                return status == 201;
            }));
            Callers.awaitOpen(working);

            callers.expectTheEnd();
            assertThat(server.stop()).as("exit code").isZero();

            all.join();
            assertThat(server.log()).doesNotContain("cut off", "ERROR");
        }
        assertThat(callers.surprises).isEmpty();
        assertThat(callers.cutOff).as("begun, and not answered").isEmpty();

        try (ServerProcess server = ServerProcess.start(folder)) {
            Api api = new Api(server.uri());
            new Ledger(api).assertThatItHasWhatWasAcknowledged(callers);
            assertThat(callers.acknowledged.stream().limit(50))
                    .as("is known by its id")
                    .allMatch(id -> callers.record(api, id).status() == 200);
        }
    }
}
