package org.landlord.adapter.rest.http.body;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ClientErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.UploadMemoryBudget.Reservation;

/// The body of a request as it was sent, complete and in memory. Its memory is freed block by block as it
/// is read, which is possible once.
///
/// Written on the event loop, read on any thread after that, and discarded on the event loop at any time.
public final class CollectedBody {

    private static final String KEY = "landlord.body";

    private static final int LARGEST_BLOCK = 64 << 10;

    private static final int SMALLEST_BLOCK = 1 << 10;

    private final Deque<byte[]> blocks = new ArrayDeque<>();
    private final @Nullable Reservation memory;
    private int unused;
    private long size;
    private boolean isDiscarded;
    private @Nullable ClientErrorException tooLarge;

    /// @param memory the reservation for it; null if its memory is not counted
    CollectedBody(@Nullable Reservation memory) {
        this.memory = memory;
    }

    /// A body whose memory is not counted.
    public static CollectedBody of(byte[] bytes) {
        CollectedBody body = new CollectedBody(null);
        body.append(Buffer.buffer(bytes));
        return body;
    }

    /// The body of a request; null if it was not collected.
    public static @Nullable CollectedBody of(RoutingContext context) {
        return context.get(KEY);
    }

    void putInto(RoutingContext context) {
        context.put(KEY, this);
    }

    /// In bytes.
    public synchronized long size() {
        return size;
    }

    /// @throws ClientErrorException PAYLOAD_TOO_LARGE if it has more bytes, or was too large to be collected
    void requireAtMost(long maxBytes) {
        if (tooLarge != null) {
            throw tooLarge;
        }
        if (size() > maxBytes) {
            throw BoundedBody.tooLarge(maxBytes, true);
        }
    }

    /// True if there is nothing in it.
    public boolean isEmpty() {
        return size() == 0 && tooLarge == null;
    }

    synchronized void append(Buffer piece) {
        int from = 0;
        while (from < piece.length()) {
            int rest = piece.length() - from;
            if (unused == 0) {
                unused = (int) Math.clamp(Math.max(size, rest), SMALLEST_BLOCK, LARGEST_BLOCK);
                blocks.add(new byte[unused]);
            }
            byte[] block = blocks.getLast();
            int count = Math.min(unused, rest);
            piece.getBytes(from, from + count, block, block.length - unused);
            unused -= count;
            size += count;
            from += count;
        }
    }

    /// Reserves memory for what is made of it.
    ///
    /// @param bytes how much is needed in all
    /// @return false if there is not enough
    boolean reserve(long bytes) {
        return memory == null || memory.growTo(bytes);
    }

    /// Frees its memory. Reading it fails from now on.
    synchronized void discard() {
        isDiscarded = true;
        blocks.clear();
        if (memory != null) {
            memory.release();
        }
    }

    /// Frees its memory, and has readers fail with PAYLOAD_TOO_LARGE.
    void discard(ClientErrorException refusal) {
        tooLarge = refusal;
        discard();
    }

    /// The bytes. Reading them throws [IOException] if the client has closed the connection in the meantime.
    InputStream stream() {
        return new BlockStream();
    }

    private final class BlockStream extends InputStream {

        private byte[] block = new byte[0];
        private int position;
        private int end;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position == end && !next()) {
                return -1;
            }
            int count = Math.min(length, end - position);
            System.arraycopy(block, position, buffer, offset, count);
            position += count;
            return count;
        }

        private boolean next() throws IOException {
            synchronized (CollectedBody.this) {
                if (isDiscarded) {
                    throw new IOException("the client has closed the connection");
                }
                byte[] next = blocks.poll();
                if (next == null) {
                    return false;
                }
                block = next;
                position = 0;
                end = blocks.isEmpty() ? next.length - unused : next.length;
                return true;
            }
        }
    }
}
