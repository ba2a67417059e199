package org.landlord.adapter.rest.http.body;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.UploadMemoryBudget.Reservation;
import org.landlord.adapter.rest.http.head.BodyHeaders;
import org.landlord.adapter.rest.http.head.RequestCaller;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;

/// Collects one body on the event loop of its connection. No thread waits for it: while there is no memory
/// for more of it, nothing more is read from the connection.
final class BodyCollection {

    /// What becomes of it: exactly one of these is called, once.
    interface Listener {

        /// It is complete, or too large to be collected.
        void collected(CollectedBody body);

        /// It was refused, or did not arrive as a whole.
        void failed(RuntimeException failure);
    }

    /// How much of a body that is too large is received and dropped before the response: clients that do
    /// not read before they have sent everything get to read it. Beyond this the connection is closed.
    private static final long MAX_DROPPED_BYTES = 2 * BoundedBody.MAX_BATCH_BYTES;

    /// How often an incomplete body is looked at. One of which nothing arrived between two looks has stalled.
    private static final long TICK_MILLIS = 250;

    /// How long it waits for memory.
    private static final Duration MEMORY_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final long NO_TIMER = -1;

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final long maxBytes;
    private final Bounds bounds;
    private final Listener listener;
    private final MinimumRate rate;
    private final long declared;
    private @Nullable CollectedBody body;
    private long received;
    private long receivedBefore;
    private long since = System.nanoTime();
    private boolean isOver;
    private boolean isTooLarge;
    private boolean isStalled;
    private boolean waitsForMemory;
    private long timer = NO_TIMER;

    /// What bodies have in common.
    ///
    /// @param pause how long a client may send nothing; see [MinimumRate]
    /// @param memory of which each reserves what has arrived of it
    /// @param stalled how many of one tenant may stall at the same time
    record Bounds(Duration pause, UploadMemoryBudget memory, FairShare stalled) {}

    /// @param context of a request that was not read yet
    /// @param maxBytes how much of it is kept
    BodyCollection(RoutingContext context, long maxBytes, Bounds bounds, Listener listener) {
        this.context = context;
        this.request = context.request();
        this.maxBytes = maxBytes;
        this.bounds = bounds;
        this.listener = listener;
        this.rate = new MinimumRate(bounds.pause());
        this.declared = BodyHeaders.length(request);
    }

    void begin() {
        boolean waitsForContinue = BodyHeaders.waitsForContinue(request);
        if (declared > maxBytes) {
            isTooLarge = true;
            if (waitsForContinue) {
                finishTooLarge(false);
                return;
            }
        }
        request.handler(this::add).endHandler(_ -> complete()).exceptionHandler(this::breakOff);
        if (waitsForContinue) {
            request.response().writeContinue();
        }
        // The handlers before this one may have paused it.
        request.resume();
        // Nearly always the body is complete before the event loop turns to something else, and needs no timer.
        context.vertx().runOnContext(_ -> watch());
    }

    private void watch() {
        if (!isOver) {
            timer = context.vertx().setPeriodic(TICK_MILLIS, _ -> look());
        }
    }

    private void add(Buffer piece) {
        if (isOver) {
            return;
        }
        received += piece.length();
        if (!rate.keptUp(lap(), piece.length())) {
            giveUp();
        } else if (isTooLarge || received > maxBytes) {
            drop();
        } else {
            keep(piece);
        }
    }

    /// The nanoseconds that this waited for the client since the last time.
    private long lap() {
        long now = System.nanoTime();
        long waited = now - since;
        since = now;
        return waited;
    }

    private void keep(Buffer piece) {
        boolean isLast = received == declared;
        CollectedBody soFar = body(isLast);
        soFar.append(piece);
        if (!soFar.reserve(received)) {
            waitsForMemory = true;
            request.pause();
        } else if (isLast) {
            // The framework will pause it too, which HTTP/2 does not allow after its end.
            request.pause();
            complete();
        }
    }

    /// Its memory is counted unless it arrives in one piece and is not compressed.
    private CollectedBody body(boolean isLast) {
        if (body == null) {
            boolean isCounted = !isLast || request.headers().contains(HttpHeaderNames.CONTENT_ENCODING);
            Reservation memory = isCounted ? bounds.memory().open(RequestCaller.tenant(context)) : null;
            CollectedBody begun = new CollectedBody(memory);
            if (memory != null) {
                context.addEndHandler(_ -> begun.discard());
            }
            body = begun;
        }
        return body;
    }

    private void drop() {
        if (!isTooLarge && body != null) {
            body.discard();
        }
        isTooLarge = true;
        if (received > maxBytes + MAX_DROPPED_BYTES) {
            finishTooLarge(false);
        }
    }

    private void look() {
        if (waitsForMemory) {
            lookForMemory();
        } else if (System.nanoTime() - since > rate.creditNanos()) {
            giveUp();
        } else {
            setStalled(received == receivedBefore);
        }
        receivedBefore = received;
    }

    private void lookForMemory() {
        if (body != null && body.reserve(received)) {
            waitsForMemory = false;
            since = System.nanoTime();
            if (received == declared) {
                complete();
            } else {
                request.resume();
            }
        } else if (System.nanoTime() - since > MEMORY_TIMEOUT.toNanos()) {
            fail(new Unavailable("too many large request bodies are being processed", RETRY_AFTER));
        }
    }

    private void setStalled(boolean stalls) {
        if (stalls && !isStalled && !isSmall()) {
            isStalled = bounds.stalled().take(RequestCaller.tenant(context), 1) == FairShare.Outcome.TAKEN;
            if (!isStalled) {
                fail(new RateLimited("too many request bodies of this tenant have stalled", RETRY_AFTER));
            }
        } else if (!stalls && isStalled) {
            isStalled = false;
            bounds.stalled().giveBack(RequestCaller.tenant(context), 1);
        }
    }

    /// Small bodies of known length may stall until they are too slow.
    private boolean isSmall() {
        return declared >= 0 && declared <= BodyCollector.SMALL_BYTES;
    }

    /// It arrives too slowly.
    private void giveUp() {
        request.connection().close();
        fail(BoundedBody.brokenOff(new IOException("the client sends too slowly")));
    }

    private void breakOff(Throwable cause) {
        fail(BoundedBody.brokenOff(new IOException(cause)));
    }

    private void complete() {
        if (isTooLarge) {
            finishTooLarge(true);
        } else if (end()) {
            listener.collected(body == null ? new CollectedBody(null) : body);
        }
    }

    private void finishTooLarge(boolean isDropped) {
        if (end()) {
            CollectedBody none = new CollectedBody(null);
            none.discard(BoundedBody.tooLarge(maxBytes, isDropped));
            listener.collected(none);
        }
    }

    private void fail(RuntimeException failure) {
        if (end()) {
            if (body != null) {
                body.discard();
            }
            listener.failed(failure);
        }
    }

    /// @return false if it has ended before
    private boolean end() {
        if (isOver) {
            return false;
        }
        isOver = true;
        if (timer != NO_TIMER) {
            context.vertx().cancelTimer(timer);
        }
        setStalled(false);
        return true;
    }
}
