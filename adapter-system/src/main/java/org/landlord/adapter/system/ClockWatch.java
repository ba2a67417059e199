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
import org.landlord.port.in.usage.ClockCheck;

/// Logs a warning if the clock was set back: checked at the start and periodically, logged once for each occurrence.
@Singleton
class ClockWatch {

    private static final System.Logger LOG = System.getLogger(ClockWatch.class.getName());

    /// Differences up to this are normal: clocks of two machines that share a file, or corrections by NTP.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final @Nullable ClockCheck check;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-clock-watch").daemon().factory());
    private boolean isReported;

    /// @param pause between two checks
    @Inject
    ClockWatch(Instance<ClockCheck> check, @ConfigProperty(name = "landlord.heartbeat") Duration pause) {
        this(check.isResolvable() ? check.get() : null, pause);
    }

    ClockWatch(@Nullable ClockCheck check, Duration pause) {
        this.check = check;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        ClockCheck clock = check;
        if (clock != null) {
            thread.scheduleWithFixedDelay(() -> attempt(clock), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void attempt(ClockCheck clock) {
        try {
            look(clock);
        } catch (RuntimeException | Error thrown) {
            LOG.log(System.Logger.Level.DEBUG, "Clock check failed", thrown);
        }
    }

    /// @return true if a warning was logged
    boolean look(ClockCheck clock) {
        Duration behind = clock.behind();
        boolean isBehind = behind.compareTo(TOLERANCE) > 0;
        boolean isNews = isBehind && !isReported;
        if (isNews) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The clock is {0} s behind the newest usage event: it was set back. Until it catches up, earlier"
                            + " usage may not count against limits. Correct the clock (NTP)",
                    String.valueOf(behind.toSeconds()));
        }
        isReported = isBehind;
        return isNews;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }
}
