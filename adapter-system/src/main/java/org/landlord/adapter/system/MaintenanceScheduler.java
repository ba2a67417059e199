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
import org.landlord.port.in.access.AccessMaintenance;
import org.landlord.port.in.quota.QuotaMaintenance;

/// Runs periodic maintenance on its own thread, in applications with a [QuotaMaintenance] or an [AccessMaintenance]
/// bean.
@Singleton
class MaintenanceScheduler {

    private static final System.Logger LOG = System.getLogger(MaintenanceScheduler.class.getName());

    /// The time between two writes of denials: the longest history that a killed process loses.
    private static final Duration DENIALS_PAUSE = Duration.ofSeconds(1);

    /// Stops first, while the beans that maintenance uses are still running.
    private static final int FIRST = 1;

    private final @Nullable QuotaMaintenance quota;
    private final @Nullable AccessMaintenance access;
    private final ScheduledWork ofAll;
    private final Duration pause;
    private final Duration lastUsePause;
    private final ScheduledExecutorService thread = thread("landlord-maintenance");

    /// Other work may take longer than a second.
    private final ScheduledExecutorService denialThread = thread("landlord-denials");

    /// @param pause between two runs of quota maintenance, and of the removal of sessions; the first run is at the
    /// start
    /// @param lastUsePause between two writes of the last use of API keys and sessions
    @Inject
    MaintenanceScheduler(
            Instance<QuotaMaintenance> quota,
            Instance<AccessMaintenance> access,
            ScheduledWork ofAll,
            @ConfigProperty(name = "landlord.heartbeat") Duration pause,
            @ConfigProperty(name = "landlord.last-use-pause") Duration lastUsePause) {
        this(
                quota.isResolvable() ? quota.get() : null,
                access.isResolvable() ? access.get() : null,
                ofAll,
                pause,
                lastUsePause);
    }

    MaintenanceScheduler(
            @Nullable QuotaMaintenance quota,
            @Nullable AccessMaintenance access,
            ScheduledWork ofAll,
            Duration pause,
            Duration lastUsePause) {
        this.quota = quota;
        this.access = access;
        this.ofAll = ofAll;
        this.pause = pause;
        this.lastUsePause = lastUsePause;
    }

    void start(@Observes StartupEvent event) {
        QuotaMaintenance quotaMaintenance = quota;
        if (quotaMaintenance != null) {
            repeat(thread, ofAll.ifOurs(quotaMaintenance::recordCrossings), pause);
            repeat(thread, ofAll.ifOurs(quotaMaintenance::removeEndedReservations), pause);
            repeat(thread, ofAll.ifOurs(quotaMaintenance::removeOldDenials), pause);
            repeat(denialThread, quotaMaintenance::recordDenials, DENIALS_PAUSE);
        }
        AccessMaintenance accessMaintenance = access;
        if (accessMaintenance != null) {
            repeat(thread, accessMaintenance::recordLastUse, lastUsePause);
            repeat(thread, ofAll.ifOurs(accessMaintenance::removeEndedSessions), pause);
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    private static void repeat(ScheduledExecutorService thread, Runnable work, Duration pause) {
        thread.scheduleWithFixedDelay(() -> attempt(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Logs failures and goes on. Catches errors too: the executor would silently cancel the repetition.
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Throwable thrown) {
            LOG.log(System.Logger.Level.WARNING, "Scheduled maintenance failed; it will be retried", thrown);
        }
    }

    /// Before the database is closed: waits for the running work, and writes the last denials and the last use of API
    /// keys and sessions.
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        denialThread.shutdown();
        var _ = thread.awaitTermination(10, TimeUnit.SECONDS);
        var _ = denialThread.awaitTermination(10, TimeUnit.SECONDS);
        AccessMaintenance accessMaintenance = access;
        if (accessMaintenance != null) {
            attempt(accessMaintenance::recordLastUse);
        }
        QuotaMaintenance quotaMaintenance = quota;
        if (quotaMaintenance != null) {
            attempt(quotaMaintenance::recordDenials);
        }
    }
}
