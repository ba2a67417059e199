package org.landlord.adapter.system;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.port.in.tenancy.TenancyMaintenance;

/// Removes what is left of deleted organizations, on a thread of its own, in applications with a [TenancyMaintenance]
/// bean: also what another process, or this one before it was killed, has left.
@Singleton
class OrganizationRemover {

    private static final System.Logger LOG = System.getLogger(OrganizationRemover.class.getName());

    /// Among the first to end: others end what this one needs.
    private static final int FIRST = 1;

    /// Between two slices: longer than they take, so that most of the writer's time is for others.
    private static final Duration BETWEEN_SLICES = Duration.ofMillis(30);

    private final @Nullable TenancyMaintenance upkeep;
    private final Duration pause;

    /// True if the last look failed. Of the one thread alone.
    private boolean failed;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-removal").daemon().factory());

    /// @param pause between the end of one look for deleted organizations and the beginning of the next
    @Inject
    OrganizationRemover(
            Instance<TenancyMaintenance> upkeep, @ConfigProperty(name = "landlord.removal-pause") Duration pause) {
        this(upkeep.isResolvable() ? upkeep.get() : null, pause);
    }

    OrganizationRemover(@Nullable TenancyMaintenance upkeep, Duration pause) {
        this.upkeep = upkeep;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        TenancyMaintenance removal = upkeep;
        if (removal != null) {
            thread.scheduleWithFixedDelay(() -> remove(removal), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// What throws is logged, the first time in a row, and tried again after the pause. Errors too: the executor would
    /// take one for the end.
    private void remove(TenancyMaintenance removal) {
        try {
            while (removal.removeDeleted()) {
                Thread.sleep(BETWEEN_SLICES);
            }
            failed = false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Throwable thrown) {
            if (!failed && !Thread.currentThread().isInterrupted()) {
                failed = true;
                LOG.log(System.Logger.Level.WARNING, "deleted organizations could not be removed this time", thrown);
            }
        }
    }

    /// Before the database is closed. A slice that has begun ends first; the rest is for the next start.
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        thread.shutdownNow();
        var _ = thread.awaitTermination(10, TimeUnit.SECONDS);
    }
}
