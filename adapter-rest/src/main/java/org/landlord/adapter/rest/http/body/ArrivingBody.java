package org.landlord.adapter.rest.http.body;

import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The body of a request as it arrives. The framework has a stream for this too; that one waits as long as it is
/// configured to, and cannot be asked to wait for a moment only.
public final class ArrivingBody implements PacedStream.Wire {

    /// How long the event loop may take at most until it has done what it has to do already.
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final HttpServerRequest request;
    private final Deque<Buffer> pieces = new ArrayDeque<>();
    private int position;
    private boolean ended;
    private @Nullable Throwable brokenOff;

    private ArrivingBody(HttpServerRequest request) {
        this.request = request;
    }

    /// Begins to take it. To be called before anything was read.
    ///
    /// @param continues true if the client has to be told to send it
    public static ArrivingBody of(HttpServerRequest request, boolean continues) {
        ArrivingBody body = new ArrivingBody(request);
        // As in the framework: whatever happens on the connection meanwhile happens behind this.
        synchronized (request.connection()) {
            if (request.connection() instanceof ConnectionBase base
                    && !base.channel().isOpen()) {
                body.brokenOff = new ClosedChannelException();
            } else if (request.isEnded()) {
                body.ended = true;
            } else {
                request.pause();
                request.handler(body::add).endHandler(_ -> body.end()).exceptionHandler(body::breakOff);
                if (continues) {
                    request.response().writeContinue();
                }
                request.fetch(1);
            }
        }
        return body;
    }

    @Override
    public int read(byte[] buffer, int offset, int length, long patienceNanos) throws IOException {
        int count;
        boolean takenAll;
        synchronized (this) {
            await(patienceNanos);
            Buffer piece = pieces.peek();
            if (piece == null) {
                return ended ? -1 : 0;
            }
            count = Math.min(length, piece.length() - position);
            piece.getBytes(position, position + count, buffer, offset);
            position += count;
            if (position == piece.length()) {
                pieces.remove();
                position = 0;
            }
            takenAll = pieces.isEmpty() && !ended;
        }
        if (takenAll) {
            request.fetch(1);
        }
        return count;
    }

    /// What waits in the event loop comes before what is given to it now; what waits in the socket comes before
    /// what is given to it then.
    @Override
    public void settle() throws IOException {
        if (request.connection() instanceof ConnectionBase base) {
            EventLoop loop = base.channel().eventLoop();
            CountDownLatch turns = new CountDownLatch(1);
            loop.execute(() -> loop.execute(turns::countDown));
            try {
                turns.await(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /// Waits until something can be said about what comes next. To be called with the lock of this.
    private void await(long patienceNanos) throws IOException {
        long until = System.nanoTime() + patienceNanos;
        try {
            while (pieces.isEmpty() && !ended && brokenOff == null) {
                long left = until - System.nanoTime();
                if (left <= 0) {
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        if (brokenOff != null) {
            throw new IOException(brokenOff);
        }
    }

    private synchronized void add(Buffer piece) {
        pieces.add(piece);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    private synchronized void breakOff(Throwable cause) {
        brokenOff = cause;
        notifyAll();
    }
}
