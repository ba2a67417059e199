package org.landlord.adapter.rest.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A body that is read as it arrives, for as long as it arrives fast enough: a thread waits for it, and a client that
/// sends a byte now and then would have that thread for as long as it likes.
public final class PacedStream extends InputStream {

    /// Where the bytes come from.
    public interface Wire {

        /// Reads what is there, and waits for it if there is nothing.
        ///
        /// @param patienceNanos how long at most
        /// @return how many bytes; 0 if none came in time, -1 at the end
        int read(byte[] buffer, int offset, int length, long patienceNanos) throws IOException;

        /// Waits until all that the client has sent so far can be read, however late the server is with it.
        default void settle() throws IOException {}
    }

    private final Wire wire;
    private final MinimumRate pace;
    private final Runnable giveUp;

    /// @param wire what arrives
    /// @param pause how long a client may send nothing
    /// @param giveUp run when it comes too slowly
    public PacedStream(Wire wire, Duration pause, Runnable giveUp) {
        this.wire = wire;
        this.pace = new MinimumRate(pause);
        this.giveUp = giveUp;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Only what it waits counts: what is done with the body in between is not the client's fault.
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count;
        do {
            count = await(buffer, offset, length, pace.creditNanos());
        } while (count == 0);
        return count;
    }

    private int await(byte[] buffer, int offset, int length, long patienceNanos) throws IOException {
        long before = System.nanoTime();
        int count = wire.read(buffer, offset, length, patienceNanos);
        if (count >= 0 && !pace.keptUp(System.nanoTime() - before, count)) {
            giveUp.run();
            throw new IOException("it came too slowly");
        }
        return count;
    }
}
