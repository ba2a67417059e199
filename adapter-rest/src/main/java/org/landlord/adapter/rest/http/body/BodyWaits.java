package org.landlord.adapter.rest.http.body;

import java.io.IOException;
import java.time.Duration;
import org.landlord.domain.failure.RateLimited;

/// The waiting of worker threads for the bodies of requests. Each tenant may be waited for so many times at once:
/// with all threads waiting for bodies of one, nobody else would be answered.
///
/// Most bodies are there, or about to be. So each is waited for a moment before that is counted.
public final class BodyWaits {

    /// For so many bodies of one tenant.
    static final int FOR_EACH = 16;

    /// How long each body is waited for before it counts.
    private static final Duration GRACE = Duration.ofMillis(250);

    /// The same, of a tenant for whose bodies enough threads wait already.
    private static final Duration SHORT_GRACE = Duration.ofMillis(10);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final FairShare SHARES = new FairShare(Integer.MAX_VALUE, FOR_EACH);

    private final String tenant;
    private final PacedStream.Wire wire;
    private long waitedNanos;

    /// @param tenant whose body it is
    /// @param wire what arrives
    public BodyWaits(String tenant, PacedStream.Wire wire) {
        this.tenant = tenant;
        this.wire = wire;
    }

    /// Reads like [PacedStream.Wire].
    ///
    /// @throws RateLimited if it would have to wait, and enough others of the tenant do
    public int read(byte[] buffer, int offset, int length, long patienceNanos) throws IOException {
        int there = wire.read(buffer, offset, length, 0);
        if (there != 0) {
            return there;
        }
        Duration grace = isFull(tenant) ? SHORT_GRACE : GRACE;
        long graceNanos = Math.min(grace.toNanos() - waitedNanos, patienceNanos);
        if (graceNanos > 0) {
            return await(buffer, offset, length, graceNanos);
        }
        if (begin(tenant)) {
            try {
                return await(buffer, offset, length, patienceNanos);
            } finally {
                end(tenant);
            }
        }
        // With much to do it is the server that is late, and not the client.
        wire.settle();
        there = wire.read(buffer, offset, length, 0);
        if (there == 0) {
            throw new RateLimited("too many bodies of this tenant are being waited for", RETRY_AFTER);
        }
        return there;
    }

    /// True if enough threads wait because of bodies of a tenant.
    public static boolean isFull(String tenant) {
        return SHARES.hasEnough(tenant);
    }

    /// Notes that a thread begins to wait because of a body.
    ///
    /// @return false if it must not, because enough others do
    public static boolean begin(String tenant) {
        return SHARES.take(tenant, 1) == FairShare.Outcome.TAKEN;
    }

    /// Notes that it waits no more.
    public static void end(String tenant) {
        SHARES.giveBack(tenant, 1);
    }

    private int await(byte[] buffer, int offset, int length, long nanos) throws IOException {
        long before = System.nanoTime();
        try {
            return wire.read(buffer, offset, length, nanos);
        } finally {
            waitedNanos += System.nanoTime() - before;
        }
    }
}
