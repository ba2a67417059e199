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

/// Removes the data of deleted organizations on its own thread, in applications with a [TenancyMaintenance] bean. This
/// includes removals that another process or an earlier run did not finish.
@Singleton
class OrganizationRemover {

    private static final System.Logger LOG = System.getLogger(OrganizationRemover.class.getName());

    /// Stops first, while the beans that the removal uses are still running.
    private static final int FIRST = 1;

    /// Between two slices: longer than a slice takes, so that other writes get most of the writer's time.
    private static final Duration BETWEEN_SLICES = Duration.ofMillis(30);

    private final @Nullable TenancyMaintenance maintenance;
    private final ScheduledWork ofAll;
    private final Duration pause;

    /// True if the last run failed. Used by the one thread only.
    private boolean failed;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-removal").daemon().factory());

    /// @param pause between two runs
    @Inject
    OrganizationRemover(
            Instance<TenancyMaintenance> maintenance,
            ScheduledWork ofAll,
            @ConfigProperty(name = "landlord.removal-pause") Duration pause) {
        this(maintenance.isResolvable() ? maintenance.get() : null, ofAll, pause);
    }

    OrganizationRemover(@Nullable TenancyMaintenance maintenance, ScheduledWork ofAll, Duration pause) {
        this.maintenance = maintenance;
        this.ofAll = ofAll;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        TenancyMaintenance removal = maintenance;
        if (removal != null) {
            thread.scheduleWithFixedDelay(() -> remove(removal), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Logs the first of several consecutive failures, and retries after the pause. Catches errors too: the executor
    /// would cancel the repetition.
    private void remove(TenancyMaintenance removal) {
        try {
            while (ofAll.isOurs() && removal.removeDeleted()) {
                Thread.sleep(BETWEEN_SLICES);
            }
            failed = false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (Throwable thrown) {
            if (!failed && !Thread.currentThread().isInterrupted()) {
                failed = true;
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Removal of deleted organizations failed; it will be retried",
                        thrown);
            }
        }
    }

    /// Before the database is closed. Waits for the running slice; the next start removes the rest.
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        thread.shutdownNow();
        var _ = thread.awaitTermination(10, TimeUnit.SECONDS);
    }
}
