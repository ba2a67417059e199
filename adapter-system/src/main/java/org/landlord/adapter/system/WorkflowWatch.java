package org.landlord.adapter.system;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Version;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.workflow.WorkflowMaintenance;

/// Looks at every workflow gateway periodically, and when it says that something has changed; in
/// applications with a [WorkflowMaintenance] bean. Each gateway has a thread of its own, so that
/// one that does not respond delays no other.
@Singleton
class WorkflowWatch {

    private static final System.Logger LOG = System.getLogger(WorkflowWatch.class.getName());

    /// The time between two looks for gateways that were added, changed or deleted.
    private static final Duration SYNC_PAUSE = Duration.ofSeconds(1);

    /// Stops first, while the beans that maintenance uses are still running.
    private static final int FIRST = 1;

    private final @Nullable WorkflowMaintenance workflows;
    private final ScheduledWork ofAll;
    private final Duration pause;
    private final Map<GatewayKey, Watched> watches = new HashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("landlord-gateways").daemon().factory());

    /// A gateway as it was when its watch was started.
    private record Watched(Version version, GatewayWatch watch) {}

    /// @param pause between two looks at a gateway that announces no change
    @Inject
    WorkflowWatch(
            Instance<WorkflowMaintenance> workflows,
            ScheduledWork ofAll,
            @ConfigProperty(name = "landlord.gateways.pause") Duration pause) {
        this(workflows.isResolvable() ? workflows.get() : null, ofAll, pause);
    }

    WorkflowWatch(@Nullable WorkflowMaintenance workflows, ScheduledWork ofAll, Duration pause) {
        this.workflows = workflows;
        this.ofAll = ofAll;
        this.pause = pause;
    }

    void start(@Observes StartupEvent event) {
        WorkflowMaintenance maintenance = workflows;
        if (maintenance != null) {
            thread.scheduleWithFixedDelay(
                    () -> attempt(() -> sync(maintenance)), 0, SYNC_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void sync(WorkflowMaintenance maintenance) {
        Map<GatewayKey, Version> now = maintenance.gateways().stream()
                .collect(Collectors.toMap(WorkflowMaintenance.Active::key, WorkflowMaintenance.Active::version));
        watches.entrySet().removeIf(one -> {
            boolean gone = !now.containsKey(one.getKey());
            if (gone) {
                one.getValue().watch().stop();
            }
            return gone;
        });
        now.forEach((key, version) -> watches.compute(
                key, (_, before) -> isGood(before, version) ? before : started(maintenance, key, version, before)));
    }

    /// False after a change, and if the thread has ended, whatever has ended it.
    private static boolean isGood(@Nullable Watched watched, Version version) {
        return watched != null
                && watched.version().equals(version)
                && watched.watch().isAlive();
    }

    private Watched started(
            WorkflowMaintenance maintenance, GatewayKey key, Version version, @Nullable Watched before) {
        GatewayWatch last = before == null ? null : before.watch();
        if (last != null) {
            last.stop();
        }
        return new Watched(version, new GatewayWatch(maintenance, ofAll, key, pause, last));
    }

    /// Logs failures and goes on. Catches errors too: the executor would silently cancel the
    /// repetition.
    static void attempt(Runnable work) {
        try {
            work.run();
        } catch (Throwable thrown) {
            LOG.log(System.Logger.Level.WARNING, "Looking at workflow gateways failed; it will be repeated", thrown);
        }
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        var _ = thread.awaitTermination(10, TimeUnit.SECONDS);
        watches.values().forEach(watched -> watched.watch().stop());
        for (Watched watched : watches.values()) {
            watched.watch().awaitEnd(Duration.ofSeconds(10));
        }
    }
}
