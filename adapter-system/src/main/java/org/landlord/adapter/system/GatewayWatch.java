package org.landlord.adapter.system;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.workflow.WorkflowMaintenance;

/// Looks at one workflow gateway until it is stopped.
final class GatewayWatch {

    /// Changes come in groups: they are looked at together.
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final WorkflowMaintenance workflows;
    private final GatewayKey gateway;
    private final Duration pause;
    private final Semaphore changes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;

    /// Starts.
    GatewayWatch(WorkflowMaintenance workflows, GatewayKey gateway, Duration pause) {
        this.workflows = workflows;
        this.gateway = gateway;
        this.pause = pause;
        this.thread = Thread.ofVirtual().name("landlord-gateway-" + gateway).start(this::run);
    }

    private void run() {
        try (AutoCloseable _ = workflows.subscribe(gateway, changes::release).orElse(() -> {})) {
            while (!stopped) {
                WorkflowWatch.attempt(() -> workflows.reconcile(gateway));
                if (changes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(GATHERING);
                    changes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // Stopped.
        } catch (Exception failed) {
            WorkflowWatch.attempt(() -> {
                throw new IllegalStateException("the subscription of gateway " + gateway + " failed", failed);
            });
        }
    }

    /// Ends after the look that is in progress.
    void stop() {
        stopped = true;
        changes.release();
    }

    void awaitEnd(Duration patience) throws InterruptedException {
        thread.join(patience);
    }
}
