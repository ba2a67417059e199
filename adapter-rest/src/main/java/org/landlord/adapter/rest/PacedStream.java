package org.landlord.adapter.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A body that is read as it arrives, for as long as it arrives fast enough: a thread waits for it, and a client that
/// sends a byte now and then would have that thread for as long as it likes.
final class PacedStream extends InputStream {

    /// How fast a body has to come on average, once the time of a pause is over.
    static final long BYTES_PER_SECOND = 4 << 10;

    private final InputStream wire;
    private final Duration pause;
    private final Runnable giveUp;
    private long received;
    private long waitedNanos;

    /// @param wire what arrives
    /// @param pause how long a client may send nothing
    /// @param giveUp run when it comes too slowly
    PacedStream(InputStream wire, Duration pause, Runnable giveUp) {
        this.wire = wire;
        this.pause = pause;
        this.giveUp = giveUp;
    }

    /// How long a body may be waited for in all.
    ///
    /// @param pause how long a client may send nothing
    /// @param bytes how much of the body there is
    static Duration patience(Duration pause, long bytes) {
        return pause.plusMillis(bytes * 1000 / BYTES_PER_SECOND);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Only what it waits counts: what is done with the body in between is not the client's fault.
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long before = System.nanoTime();
        int count = wire.read(buffer, offset, length);
        waitedNanos += System.nanoTime() - before;
        if (count < 0) {
            return count;
        }
        received += count;
        if (waitedNanos > patience(pause, received).toNanos()) {
            giveUp.run();
            throw new IOException("it came too slowly");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
