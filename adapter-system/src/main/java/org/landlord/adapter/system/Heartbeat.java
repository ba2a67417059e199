package org.landlord.adapter.system;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
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
import org.landlord.port.in.quota.QuotaUpkeep;

/// Calls what has to be done from time to time, on a thread of its own, in applications that have it done: those with a
/// [QuotaUpkeep] bean.
@Singleton
class Heartbeat {

    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

    private final @Nullable QuotaUpkeep quotaUpkeep;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-heartbeat").daemon().factory());

    /// @param pause between the end of one time and the beginning of the next; the first is at the start, for what
    ///     time has brought while nobody looked
    @Inject
    Heartbeat(Instance<QuotaUpkeep> quotaUpkeep, @ConfigProperty(name = "landlord.heartbeat") Duration pause) {
        this(quotaUpkeep.isResolvable() ? quotaUpkeep.get() : null, pause);
    }

    Heartbeat(@Nullable QuotaUpkeep quotaUpkeep, Duration pause) {
        this.quotaUpkeep = quotaUpkeep;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        QuotaUpkeep upkeep = quotaUpkeep;
        if (upkeep != null) {
            thread.scheduleWithFixedDelay(
                    () -> attempt(upkeep::recordCrossings), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// What throws is logged, and called again next time all the same. Errors too: the executor would take one for
    /// the end, and tell nobody.
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Throwable thrown) {
            LOG.log(System.Logger.Level.WARNING, "what is done from time to time has failed this time", thrown);
        }
    }

    /// Before the database is closed: what has begun ends first.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        var _ = thread.awaitTermination(10, TimeUnit.SECONDS);
    }
}
