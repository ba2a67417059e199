package org.landlord.adapter.client.shared;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// A stream with a read timeout: a read throws an [IOException] if no data arrives in time. Without it, a read
/// from a dead connection would block forever.
final class ReadTimeoutInputStream extends FilterInputStream {

    private final Duration silence;
    private final AtomicBoolean givenUp = new AtomicBoolean();
    private boolean ended;

    ReadTimeoutInputStream(InputStream in, Duration silence) {
        super(in);
        this.silence = silence;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        CompletableFuture<Object> arrival = new CompletableFuture<>();
        var _ = arrival.orTimeout(silence.toMillis(), TimeUnit.MILLISECONDS).exceptionally(_ -> giveUp());
        try {
            int count = super.read(buffer, offset, length);
            ended = count < 0;
            return count;
        } catch (IOException e) {
            throw givenUp.get() ? new IOException("no data for " + silence.toSeconds() + " s", e) : e;
        } finally {
            arrival.complete(silence);
        }
    }

    /// True if the last read reached the end of the stream.
    boolean ended() {
        return ended;
    }

    /// Closes the stream: the blocked read then fails.
    private Object giveUp() {
        givenUp.set(true);
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return silence;
    }
}
