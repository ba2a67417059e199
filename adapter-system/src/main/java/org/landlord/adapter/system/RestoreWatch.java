package org.landlord.adapter.system;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.diagnostics.StorageRestore;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.shared.Timestamps;
import org.landlord.port.in.diagnostics.StorageMaintenance;

/// Logs a warning if the storage was restored, before the first request is answered, and stores its
/// position periodically and at the end: in applications with a [StorageMaintenance] bean.
@Singleton
class RestoreWatch {

    private static final System.Logger LOG = System.getLogger(RestoreWatch.class.getName());

    /// After the rest of maintenance, which writes too, and before the storage stops.
    private static final int SECOND = 2;

    private final @Nullable StorageMaintenance storage;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-restore-watch").daemon().factory());

    /// @param pause between two positions
    @Inject
    RestoreWatch(Instance<StorageMaintenance> storage, @ConfigProperty(name = "landlord.heartbeat") Duration pause) {
        this(storage.isResolvable() ? storage.get() : null, pause);
    }

    RestoreWatch(@Nullable StorageMaintenance storage, Duration pause) {
        this.storage = storage;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        StorageMaintenance present = storage;
        if (present != null) {
            attempt(present::recordPosition);
            thread.scheduleWithFixedDelay(
                    () -> attempt(present::recordPositionIfChanged),
                    pause.toMillis(),
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /// A storage that cannot be written does not prevent a start: a later call catches up.
    private static void attempt(Supplier<Optional<StorageRestore>> work) {
        try {
            work.get().ifPresent(restore -> LOG.log(System.Logger.Level.WARNING, message(restore)));
        } catch (Failure refused) {
            LOG.log(System.Logger.Level.DEBUG, "The position of the storage was not stored", refused);
        } catch (RuntimeException | Error thrown) {
            LOG.log(System.Logger.Level.WARNING, "The position of the storage was not stored", thrown);
        }
    }

    static String message(StorageRestore restore) {
        Instant stateAt = restore.stateAt();
        Instant lastSeenAt = restore.lastSeenAt();
        StringBuilder text = new StringBuilder("The database was restored from a backup. Its state is of ")
                .append(stateAt == null ? "an unknown time" : Timestamps.format(stateAt))
                .append(", its last sequence in the platform's audit log is ")
                .append(restore.sequence());
        if (lastSeenAt != null) {
            text.append(". A later state was seen here at ").append(Timestamps.format(lastSeenAt));
            if (stateAt != null) {
                text.append(" (")
                        .append(age(Duration.between(stateAt, lastSeenAt)))
                        .append(" later)");
            }
            text.append(", with sequence ").append(restore.lastSeenSequence());
        }
        return text.append(". What was written after the time of the state is missing:")
                .append(" have it sent again (docs/operations.md, Backup and restore)")
                .toString();
    }

    private static String age(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        return minutes < 1 ? "less than a minute" : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }

    void stop(@Observes @Priority(SECOND) ShutdownEvent event) throws InterruptedException {
        ExecutorService stopping = thread;
        stopping.shutdown();
        var _ = stopping.awaitTermination(10, TimeUnit.SECONDS);
        StorageMaintenance present = storage;
        if (present != null) {
            attempt(present::recordPosition);
        }
    }
}
