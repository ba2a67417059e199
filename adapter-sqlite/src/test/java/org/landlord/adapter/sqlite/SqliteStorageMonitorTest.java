package org.landlord.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.landlord.domain.diagnostics.StorageStatus;
import org.landlord.port.out.UnitOfWork;
import org.landlord.port.out.diagnostics.StorageMonitor;

@QuarkusTest
class SqliteStorageMonitorTest {

    @Inject
    StorageMonitor monitor;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    @ConfigProperty(name = "landlord.db")
    String file;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int connections;

    @Test
    void theSizeIsThatOfTheFileAndItsLog() throws Exception {
        StorageStatus status = monitor.status();

        assertThat(status.kind()).isEqualTo("sqlite");
        assertThat(status.sizeBytes()).isEqualTo(Files.size(Path.of(file)) + Files.size(Path.of(file + "-wal")));
        assertThat(status.freeBytes()).isPositive();
    }

    @Test
    void readsInProgressAreCounted() {
        assertThat(monitor.status().readersInUse()).isZero();

        StorageStatus during = unitOfWork.read(_ -> monitor.status());

        assertThat(during.readersInUse()).isEqualTo(1);
        assertThat(during.maxReaders()).isEqualTo(connections - 1);
    }

    @Test
    void writesThatWaitAreCounted() throws Exception {
        assertThat(monitor.status().waitingWrites()).isZero();
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        Thread writing = Thread.ofVirtual()
                .start(() -> unitOfWork.write(_ -> {
                    begun.complete(true);
                    return end.join();
                }));
        begun.join();
        Thread waiting = Thread.ofVirtual().start(() -> unitOfWork.write(_ -> true));

        StorageStatus status = monitor.status();
        while (status.waitingWrites() == 0 && waiting.isAlive()) {
            Thread.onSpinWait();
            status = monitor.status();
        }

        assertThat(status.waitingWrites()).isEqualTo(1);
        assertThat(status.maxWaitingWrites()).isPositive();
        end.complete(true);
        writing.join();
        waiting.join();
        assertThat(monitor.status().waitingWrites()).isZero();
    }
}
