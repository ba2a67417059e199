package org.landlord.adapter.rest.http.response;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.landlord.adapter.rest.http.body.MinimumRate;

/// Sends bytes for as long as the client receives them fast enough: a thread waits for the client, and
/// often holds something that others need.
///
/// A write that does not return cannot be ended from within, so [#checkRate()] has to be called from time
/// to time.
public final class SlowReaderOutputStream extends OutputStream {

    private static final long NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    /// The shortest time between two checks.
    private static final long MIN_MILLIS = 50;

    private final OutputStream wire;
    private final MinimumRate rate;
    private final Runnable giveUp;
    private long since;
    private boolean waiting;
    private boolean givenUp;

    /// @param wire sends the bytes, and blocks while the client does not receive them
    /// @param pause how long a client may receive nothing
    /// @param giveUp run when the client is too slow; makes `wire` end its waiting
    public SlowReaderOutputStream(OutputStream wire, Duration pause, Runnable giveUp) {
        this.wire = wire;
        this.rate = new MinimumRate(pause);
        this.giveUp = giveUp;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /// Only the time of the write counts, not the time that the caller takes to make the bytes.
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        begin();
        wire.write(bytes, offset, length);
        end(length);
    }

    @Override
    public void flush() throws IOException {
        begin();
        wire.flush();
        end(0);
    }

    /// Called when everything is written, and the client has yet to receive the rest.
    public synchronized void complete() {
        begin();
    }

    /// Gives up if the client is too slow.
    ///
    /// @return in how many milliseconds to check again; 0 if that is not needed
    public synchronized long checkRate() {
        long left = rate.creditNanos() - (waiting ? System.nanoTime() - since : 0);
        if (left < 0) {
            abandon();
        }
        return givenUp ? 0 : Math.max(MIN_MILLIS, left / NANOS_PER_MILLI + 1);
    }

    private synchronized void begin() {
        since = System.nanoTime();
        waiting = true;
    }

    private synchronized void end(int length) throws IOException {
        waiting = false;
        if (!rate.keptUp(System.nanoTime() - since, length)) {
            abandon();
        }
        if (givenUp) {
            throw new IOException("the client receives too slowly");
        }
    }

    private void abandon() {
        if (!givenUp) {
            givenUp = true;
            giveUp.run();
        }
    }
}
