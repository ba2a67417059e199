package org.landlord.adapter.postgres;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.unit.scheduling.Writers;

/// The threads that write, each with its connection.
@Singleton
class PostgresWriters {

    private final Writers writers;

    PostgresWriters(
            @ConfigProperty(name = "landlord.postgres.writers") int count,
            @ConfigProperty(name = "landlord.postgres.timeout") Duration timeout,
            @ConfigProperty(name = "landlord.postgres.queue-capacity") int capacity) {
        this.writers = new Writers(count, timeout, capacity);
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
