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

/// Warns in the log of a clock that was set back: at the start, and from time to time. Once each time that it
/// happens, not at each look.
@Singleton
class ClockWatch {

    private static final System.Logger LOG = System.getLogger(ClockWatch.class.getName());

    /// Clocks of two machines that share a file, or of one that is being corrected, differ by that much.
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final @Nullable ClockCheck check;
    private final Duration pause;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-clock-watch").daemon().factory());
    private boolean isTold;

    /// @param pause between two looks
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
            LOG.log(System.Logger.Level.DEBUG, "cannot look whether the clock was set back", thrown);
        }
    }

    /// @return true if that was told this time
    boolean look(ClockCheck clock) {
        Duration behind = clock.behind();
        boolean isBehind = behind.compareTo(TOLERANCE) > 0;
        boolean isNews = isBehind && !isTold;
        if (isNews) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the clock is {0} s behind the newest usage event: it was set back. Until it has caught up, usage"
                            + " from before may not count against limits: set the clock right (NTP)",
                    String.valueOf(behind.toSeconds()));
        }
        isTold = isBehind;
        return isNews;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }
}
