package org.landlord.adapter.sqlite;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.unit.scheduling.Writers;

/// The only thread that writes: SQLite allows one writing connection at a time.
@Singleton
class SqliteWriter {

    private final Writers writers;

    SqliteWriter(
            @ConfigProperty(name = "landlord.sqlite.busy-timeout") Duration timeout,
            @ConfigProperty(name = "landlord.sqlite.queue-capacity") int capacity) {
        this.writers = new Writers(1, timeout, capacity);
    }

    @Produces
    @Singleton
    Writers writers() {
        return writers;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        writers.stop();
    }
}
