package org.landlord.adapter.rest.http.body;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.UploadMemoryBudget.Upload;
import org.landlord.adapter.rest.idempotency.Digests;

/// The body of a request: a stream that ends with a problem when it gets too long.
public final class BoundedBody {

    /// The most bytes of an ordinary body.
    public static final long MAX_BYTES = 1L << 20;

    /// The most bytes of a batch.
    static final long MAX_BATCH_BYTES = 16L << 20;

    /// How much of a body that is too long is read and thrown away before the answer: a client that only sends, and
    /// does not listen before it is done, hears why. Beyond this the connection is closed.
    private static final long MAX_DRAINED_BYTES = 2 * MAX_BATCH_BYTES;

    private final InputStream wire;
    private final long maxBytes;
    private final String mediaType;
    private final boolean gzip;
    private final @Nullable Upload upload;
    private @Nullable MessageDigest digest;

    /// @param wire what arrives
    /// @param maxBytes how much of it may be read, both as it arrives and unpacked
    /// @param mediaType what it is declared as, without parameters
    /// @param gzip true if it arrives packed
    /// @param upload holds the memory for what is read; null if nothing need
    public BoundedBody(InputStream wire, long maxBytes, String mediaType, boolean gzip, @Nullable Upload upload) {
        this.wire = wire;
        this.maxBytes = maxBytes;
        this.mediaType = mediaType;
        this.gzip = gzip;
        this.upload = upload;
    }

    /// One of [MediaTypes].
    public String mediaType() {
        return mediaType;
    }

    /// The bytes, unpacked. Reading more than the bound throws PAYLOAD_TOO_LARGE, a connection that breaks off throws
    /// [BadRequestException], and no memory for it [org.landlord.domain.failure.Unavailable].
    public InputStream stream() {
        InputStream arriving = new Bounded(wire);
        InputStream unpacked = gzip ? new Bounded(new GzipStream(arriving)) : arriving;
        return upload == null ? unpacked : upload.through(unpacked);
    }

    /// The same, and [#digest()] will tell what went through it.
    public InputStream digestedStream() {
        digest = Digests.sha256();
        return new DigestInputStream(stream(), digest);
    }

    /// SHA-256 of what was read from [#digestedStream()]; of nothing, if it was not read.
    public byte[] digest() {
        return (digest == null ? Digests.sha256() : digest).digest();
    }

    private final class Bounded extends InputStream {

        private final InputStream source;
        private long count;

        Bounded(InputStream source) {
            this.source = source;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                int read = source.read(buffer, offset, length);
                count += Math.max(read, 0);
                if (count > maxBytes) {
                    throw tooLarge(maxBytes, drain());
                }
                return read;
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }

        /// Leaves the wire open: closing it would mean to read it to its end.
        @Override
        public void close() throws IOException {
            if (source != wire) {
                source.close();
            }
        }
    }

    private boolean drain() throws IOException {
        byte[] waste = new byte[1 << 16];
        for (long drained = 0; drained < MAX_DRAINED_BYTES; ) {
            int count = wire.read(waste);
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
    public static ClientErrorException tooLarge(long maxBytes, boolean drained) {
        Response.ResponseBuilder answer = Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        if (!drained) {
            answer.header("Connection", "close");
        }
        return new ClientErrorException("the body must be at most " + (maxBytes >> 20) + " MiB", answer.build());
    }

    /// The refusal of a body that did not arrive as a whole. Mostly nobody is left to read it.
    public static BadRequestException brokenOff(IOException cause) {
        return new BadRequestException("the body broke off before its end", cause);
    }
}
