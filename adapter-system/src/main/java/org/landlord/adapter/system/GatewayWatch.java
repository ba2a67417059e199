package org.landlord.adapter.system;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.port.in.workflow.WorkflowMaintenance;

/// Looks at one workflow gateway until it is stopped. A failure is logged, and what failed is tried
/// again with the next look.
final class GatewayWatch {

    private static final System.Logger LOG = System.getLogger(GatewayWatch.class.getName());

    /// Changes come in groups: they are looked at together.
    private static final Duration GATHERING = Duration.ofMillis(100);

    private final WorkflowMaintenance workflows;
    private final ScheduledWork ofAll;
    private final GatewayKey gateway;
    private final Duration pause;
    private final Semaphore changes = new Semaphore(0);
    private final Thread thread;
    private @Nullable Thread before;
    private boolean subscribingFails;
    private boolean lookingFails;
    private Set<String> told = Set.of();
    private volatile boolean stopped;

    /// Starts.
    ///
    /// @param before looked at the same gateway, and is stopped: one thread at a time looks at a
    ///     gateway; null for none
    GatewayWatch(
            WorkflowMaintenance workflows,
            ScheduledWork ofAll,
            GatewayKey gateway,
            Duration pause,
            @Nullable GatewayWatch before) {
        this.workflows = workflows;
        this.ofAll = ofAll;
        this.gateway = gateway;
        this.pause = pause;
        this.before = before == null ? null : before.thread;
        this.thread = Thread.ofVirtual().name("landlord-gateway-" + gateway).start(this::run);
    }

    private void run() {
        AutoCloseable subscription = null;
        try {
            awaitEndOfBefore();
            while (!stopped) {
                if (subscription == null) {
                    subscription = subscribed();
                }
                look();
                if (changes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    Thread.sleep(GATHERING);
                    changes.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // Nobody needs it any more, or WorkflowWatch replaces it.
        } finally {
            close(subscription);
        }
    }

    private void awaitEndOfBefore() throws InterruptedException {
        if (before != null) {
            before.join();
            before = null;
        }
    }

    /// @return null if it failed
    private @Nullable AutoCloseable subscribed() {
        AutoCloseable subscription = attempt(
                () -> workflows.subscribe(gateway, changes::release).orElse(() -> {}),
                "Subscribing to",
                subscribingFails);
        subscribingFails = subscription == null;
        return subscription;
    }

    /// One process compares for all. The others look, too: what they know about the gateway is their own.
    private void look() {
        if (!ofAll.isOurs()) {
            lookingFails = attempt(() -> workflows.look(gateway), "Looking at", lookingFails) == null;
            return;
        }
        Optional<Reconciliation> seen = attempt(() -> workflows.reconcile(gateway), "Looking at", lookingFails);
        lookingFails = seen == null;
        if (seen != null) {
            tell(seen.map(Reconciliation::findings).orElse(List.of()));
        }
    }

    /// Logs what is new: what cannot be mended is found again each time.
    private void tell(List<String> findings) {
        for (String finding : findings) {
            if (!told.contains(finding)) {
                LOG.log(System.Logger.Level.INFO, "Workflow gateway {0}: {1}", gateway, finding);
            }
        }
        told = Set.copyOf(findings);
    }

    private void close(@Nullable AutoCloseable subscription) {
        if (subscription != null) {
            var _ = attempt(
                    () -> {
                        subscription.close();
                        return true;
                    },
                    "Ending the subscription to",
                    false);
        }
    }

    /// Catches errors too: they would end the thread.
    ///
    /// @param isRepeated true if it failed the last time, too: that is not logged again
    /// @return null if it failed
    private <T> @Nullable T attempt(Callable<T> work, String what, boolean isRepeated) {
        try {
            return work.call();
        } catch (Throwable thrown) {
            LOG.log(
                    isRepeated ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    what + " the workflow gateway " + gateway + " failed; it will be repeated",
                    thrown);
            return null;
        }
    }

    boolean isAlive() {
        return thread.isAlive();
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
