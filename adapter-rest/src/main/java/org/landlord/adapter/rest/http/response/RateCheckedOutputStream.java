package org.landlord.adapter.rest.http.response;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.landlord.adapter.rest.http.body.MinimumRate;

/// An answer that is written while it is made, for as long as the client takes it fast enough: a thread waits for
/// that, and often something that others want too.
///
/// A write that never returns cannot be ended from within: somebody has to [look][#look()] now and then.
public final class RateCheckedOutputStream extends OutputStream {

    private static final long NANOS_PER_MILLI = Duration.ofMillis(1).toNanos();

    /// Never look more often than that.
    private static final long LEAST_MILLIS = 50;

    private final OutputStream wire;
    private final MinimumRate pace;
    private final Runnable giveUp;
    private long since;
    private boolean waiting;
    private boolean givenUp;

    /// @param wire takes the bytes, and waits while the client does not
    /// @param pause how long a client may take nothing
    /// @param giveUp run when it takes them too slowly. Makes `wire` end its waiting
    public RateCheckedOutputStream(OutputStream wire, Duration pause, Runnable giveUp) {
        this.wire = wire;
        this.pace = new MinimumRate(pause);
        this.giveUp = giveUp;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /// Only what this waits counts: how long the bytes took to make is not the client's fault.
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

    /// Nothing follows; all that is left is that the client takes it.
    public synchronized void isComplete() {
        begin();
    }

    /// Gives up if the client has been waited for too long already.
    ///
    /// @return in how many milliseconds to look again; 0 if there is nothing to look for any more
    public synchronized long look() {
        long left = pace.creditNanos() - (waiting ? System.nanoTime() - since : 0);
        if (left < 0) {
            abandon();
        }
        return givenUp ? 0 : Math.max(LEAST_MILLIS, left / NANOS_PER_MILLI + 1);
    }

    private synchronized void begin() {
        since = System.nanoTime();
        waiting = true;
    }

    private synchronized void end(int length) throws IOException {
        waiting = false;
        if (!pace.keptUp(System.nanoTime() - since, length)) {
            abandon();
        }
        if (givenUp) {
            throw new IOException("it was taken too slowly");
        }
    }

    private void abandon() {
        if (!givenUp) {
            givenUp = true;
            giveUp.run();
        }
    }
}
