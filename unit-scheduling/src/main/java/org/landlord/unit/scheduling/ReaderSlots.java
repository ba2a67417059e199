package org.landlord.unit.scheduling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;

/// Shares the few read connections between organizations: see docs/adr/0024-shares-of-readers.md.
///
/// - One organization gets at most half of the connections.
/// - Scans, which may take long, get at most a quarter for one organization and three quarters in total:
/// quick reads always find a connection.
/// - A waiting reader holds a thread, so few may wait, and very few scans.
///
/// Waiting readers are admitted in order of arrival, except those whose organization has its full share.
public final class ReaderSlots {

    /// The maximum number of waiting scans of one owner.
    static final int WAITING_SCANS = 8;

    /// The maximum number of waiting scans in total.
    static final int TOTAL_WAITING_SCANS = 32;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final Map<Owner, Share> shares = new HashMap<>();

    private final int maxSlots;
    private final int maxScans;
    private final int maxPerOwner;
    private final int maxScansPerOwner;
    private final int maxWaitingPerOwner;
    private final Duration timeout;
    private final Duration scanTimeout;

    private int taken;
    private int scans;
    private int waitingScans;

    /// What a reader does.
    public enum Kind {
        /// Takes as long however large the organization is.
        QUICK,
        /// May take longer for larger organizations.
        SCAN
    }

    /// The slots that one owner holds and waits for.
    private static final class Share {

        private int slots;
        private int scans;
        private int waiting;
        private int waitingScans;

        private boolean isUnused() {
            return slots == 0 && waiting == 0;
        }
    }

    private final class Waiter {

        private final Owner owner;
        private final Kind kind;
        private final Condition admission = lock.newCondition();
        private boolean admitted;

        private Waiter(Owner owner, Kind kind) {
            this.owner = owner;
            this.kind = kind;
        }
    }

    /// @param maxSlots the number of read connections; at least 1
    /// @param maxWaitingPerOwner the maximum number of waiting readers of one organization
    /// @param timeout the maximum wait of a quick read
    /// @param scanTimeout the maximum wait of a scan
    public ReaderSlots(int maxSlots, int maxWaitingPerOwner, Duration timeout, Duration scanTimeout) {
        this.maxSlots = maxSlots;
        this.maxScans = Math.max(1, maxSlots * 3 / 4);
        this.maxPerOwner = Math.max(1, maxSlots / 2);
        this.maxScansPerOwner = Math.max(1, maxSlots / 4);
        this.maxWaitingPerOwner = maxWaitingPerOwner;
        this.timeout = timeout;
        this.scanTimeout = scanTimeout;
    }

    /// Takes a slot, and waits for one if necessary. The caller must [release][#leave] it.
    ///
    /// @throws RateLimited if the owner has its full share, and too many wait or the wait takes too long
    /// @throws Unavailable if all slots are taken by others
    public void enter(Owner owner, Kind kind) {
        lock.lock();
        try {
            if (fits(owner, kind)) {
                take(owner, kind);
                return;
            }
            refuseIfTooManyWait(owner, kind);
            await(new Waiter(owner, kind));
        } finally {
            lock.unlock();
        }
    }

    private void refuseIfTooManyWait(Owner owner, Kind kind) {
        Share share = shares.get(owner);
        int ofOwner = share == null ? 0 : share.waiting;
        int scansOfOwner = share == null ? 0 : share.waitingScans;
        boolean ownerIsFull = kind == Kind.SCAN
                ? scansOfOwner >= WAITING_SCANS
                : !owner.isPlatform() && ofOwner - scansOfOwner >= maxWaitingPerOwner;
        if (ownerIsFull || kind == Kind.SCAN && waitingScans >= TOTAL_WAITING_SCANS) {
            throw refusal(owner, kind);
        }
    }

    private void await(Waiter waiter) {
        waiters.addLast(waiter);
        countWaiting(waiter, 1);
        long nanos = (waiter.kind == Kind.SCAN ? scanTimeout : timeout).toNanos();
        try {
            while (!waiter.admitted && nanos > 0) {
                nanos = waiter.admission.awaitNanos(nanos);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        countWaiting(waiter, -1);
        if (!waiter.admitted) {
            waiters.remove(waiter);
            Failure refusal = refusal(waiter.owner, waiter.kind);
            removeIfUnused(waiter.owner);
            throw refusal;
        }
    }

    /// RateLimited only for an owner that has its full share.
    private Failure refusal(Owner owner, Kind kind) {
        return ownerFits(owner, kind)
                ? new Unavailable("too many pending reads", RETRY_AFTER)
                : new RateLimited("too many concurrent reads for this organization", RETRY_AFTER);
    }

    /// Releases a slot.
    public void leave(Owner owner, Kind kind) {
        lock.lock();
        try {
            Share share = shareOf(owner);
            share.slots--;
            taken--;
            if (kind == Kind.SCAN) {
                share.scans--;
                scans--;
            }
            removeIfUnused(owner);
            admitWaiters();
        } finally {
            lock.unlock();
        }
    }

    /// The number of slots in use.
    public int taken() {
        lock.lock();
        try {
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// The number of slots.
    public int maxSlots() {
        return maxSlots;
    }

    private void admitWaiters() {
        Iterator<Waiter> next = waiters.iterator();
        while (taken < maxSlots && next.hasNext()) {
            Waiter waiter = next.next();
            if (fits(waiter.owner, waiter.kind)) {
                next.remove();
                take(waiter.owner, waiter.kind);
                waiter.admitted = true;
                waiter.admission.signal();
            }
        }
    }

    private boolean fits(Owner owner, Kind kind) {
        return taken < maxSlots && (kind == Kind.QUICK || scans < maxScans) && ownerFits(owner, kind);
    }

    /// The platform has no share of its own: only its scans are limited.
    private boolean ownerFits(Owner owner, Kind kind) {
        Share share = shares.get(owner);
        return share == null
                || (owner.isPlatform() || share.slots < maxPerOwner)
                        && (kind == Kind.QUICK || share.scans < maxScansPerOwner);
    }

    private void take(Owner owner, Kind kind) {
        Share share = shareOf(owner);
        share.slots++;
        taken++;
        if (kind == Kind.SCAN) {
            share.scans++;
            scans++;
        }
    }

    private void countWaiting(Waiter waiter, int change) {
        Share share = shareOf(waiter.owner);
        share.waiting += change;
        if (waiter.kind == Kind.SCAN) {
            share.waitingScans += change;
            waitingScans += change;
        }
    }

    private Share shareOf(Owner owner) {
        return shares.computeIfAbsent(owner, _ -> new Share());
    }

    private void removeIfUnused(Owner owner) {
        shares.computeIfPresent(owner, (_, share) -> share.isUnused() ? null : share);
    }
}
