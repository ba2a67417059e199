package org.landlord.adapter.rest;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// The body of a request: a stream that ends with a problem when it gets too long, and that remembers a digest of all
/// that went through it.
final class RequestBody {

    /// The most bytes of an ordinary body.
    static final long MAX_BYTES = 1L << 20;

    /// The most bytes of a batch.
    static final long MAX_BATCH_BYTES = 16L << 20;

    /// How much of a body that is too long is read and thrown away before the answer: a client that only sends, and
    /// does not listen before it is done, hears why. Beyond this the connection is closed.
    private static final long MAX_DRAINED_BYTES = 2 * MAX_BATCH_BYTES;

    private final InputStream source;
    private final long maxBytes;
    private final boolean ndjson;
    private final MessageDigest digest = Digests.sha256();
    private long read;

    /// @param source what arrives
    /// @param maxBytes how much of it may be read
    /// @param ndjson true if it is declared as NDJSON, false if as JSON
    RequestBody(InputStream source, long maxBytes, boolean ndjson) {
        this.source = source;
        this.maxBytes = maxBytes;
        this.ndjson = ndjson;
    }

    boolean isNdjson() {
        return ndjson;
    }

    /// SHA-256 of what was read so far.
    byte[] digest() {
        try {
            return ((MessageDigest) digest.clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's digests can be cloned", e);
        }
    }

    /// The bytes. Reading more than the bound throws PAYLOAD_TOO_LARGE, a connection that breaks off throws
    /// [BadRequestException].
    InputStream stream() {
        return new InputStream() {
            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int count = next(buffer, offset, length);
                if (count > 0) {
                    digest.update(buffer, offset, count);
                }
                return count;
            }
        };
    }

    private int next(byte[] buffer, int offset, int length) {
        try {
            int count = source.read(buffer, offset, length);
            read += Math.max(count, 0);
            if (read > maxBytes) {
                throw tooLarge(maxBytes, drain());
            }
            return count;
        } catch (IOException e) {
            throw brokenOff(e);
        }
    }

    private boolean drain() throws IOException {
        byte[] waste = new byte[1 << 16];
        for (long drained = 0; drained < MAX_DRAINED_BYTES; ) {
            int count = source.read(waste);
            if (count < 0) {
                return true;
            }
            drained += count;
        }
        return false;
    }

    /// The refusal of a body that is too long.
    ///
    /// @param drained true if nothing of it is left to be read, so that the connection can go on
    static ClientErrorException tooLarge(long maxBytes, boolean drained) {
        Response.ResponseBuilder answer = Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        if (!drained) {
            answer.header("Connection", "close");
        }
        return new ClientErrorException("the body must be at most " + (maxBytes >> 20) + " MiB", answer.build());
    }

    /// The refusal of a body that did not arrive as a whole. Mostly nobody is left to read it.
    static BadRequestException brokenOff(IOException cause) {
        return new BadRequestException("the body broke off before its end", cause);
    }
}
