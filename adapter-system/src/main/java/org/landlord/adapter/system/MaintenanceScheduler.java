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

/// Calls what has to be done from time to time, on a thread of its own, in applications that have it done: those
/// with a [QuotaMaintenance] or an [AccessMaintenance] bean.
@Singleton
class MaintenanceScheduler {

    private static final System.Logger LOG = System.getLogger(MaintenanceScheduler.class.getName());

    /// Of all that end with the application, the first: the others end what this one needs.
    private static final int FIRST = 1;

    private final @Nullable QuotaMaintenance quotaUpkeep;
    private final @Nullable AccessMaintenance accessUpkeep;
    private final Duration pause;
    private final Duration lastUsePause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-heartbeat").daemon().factory());

    /// @param pause between the end of one look for crossed thresholds and the beginning of the next; the first
    ///     is at the start, for what time has brought while nobody looked
    /// @param lastUsePause the same between the times at which it is written down when keys were last used
    @Inject
    MaintenanceScheduler(
            Instance<QuotaMaintenance> quotaUpkeep,
            Instance<AccessMaintenance> accessUpkeep,
            @ConfigProperty(name = "landlord.heartbeat") Duration pause,
            @ConfigProperty(name = "landlord.last-use-pause") Duration lastUsePause) {
        this(
                quotaUpkeep.isResolvable() ? quotaUpkeep.get() : null,
                accessUpkeep.isResolvable() ? accessUpkeep.get() : null,
                pause,
                lastUsePause);
    }

    MaintenanceScheduler(
            @Nullable QuotaMaintenance quotaUpkeep,
            @Nullable AccessMaintenance accessUpkeep,
            Duration pause,
            Duration lastUsePause) {
        this.quotaUpkeep = quotaUpkeep;
        this.accessUpkeep = accessUpkeep;
        this.pause = pause;
        this.lastUsePause = lastUsePause;
    }

    void start(@Observes StartupEvent event) {
        QuotaMaintenance quota = quotaUpkeep;
        if (quota != null) {
            repeat(quota::recordCrossings, pause);
            repeat(quota::removeEndedReservations, pause);
        }
        AccessMaintenance access = accessUpkeep;
        if (access != null) {
            repeat(access::recordLastUse, lastUsePause);
        }
    }

    private void repeat(Runnable work, Duration pause) {
        thread.scheduleWithFixedDelay(() -> attempt(work), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// What throws is logged, and called again next time all the same. Errors too: the executor would take one
    /// for the end, and tell nobody.
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Throwable thrown) {
            LOG.log(System.Logger.Level.WARNING, "what is done from time to time has failed this time", thrown);
        }
    }

    /// Before the database is closed: what has begun ends first, and the last uses of keys are written down.
    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        var _ = thread.awaitTermination(10, TimeUnit.SECONDS);
        AccessMaintenance access = accessUpkeep;
        if (access != null) {
            attempt(access::recordLastUse);
        }
    }
}
