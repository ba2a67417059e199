package org.landlord.adapter.rest.http.body;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.Unavailable;

/// The body of a request, limited in size.
public final class BoundedBody {

    /// The largest size of an ordinary body.
    public static final long MAX_BYTES = 1L << 20;

    /// The largest size of a batch.
    static final long MAX_BATCH_BYTES = 16L << 20;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final CollectedBody body;
    private final long maxBytes;
    private final String mediaType;
    private final boolean gzip;
    private @Nullable MessageDigest digest;

    /// @param body as it was sent
    /// @param maxBytes its largest size, both as it was sent and decompressed
    /// @param mediaType its declared type, without parameters
    /// @param gzip true if it is compressed
    public BoundedBody(CollectedBody body, long maxBytes, String mediaType, boolean gzip) {
        this.body = body;
        this.maxBytes = maxBytes;
        this.mediaType = mediaType;
        this.gzip = gzip;
    }

    /// One of [org.landlord.adapter.rest.http.head.MediaTypes].
    public String mediaType() {
        return mediaType;
    }

    /// The bytes, decompressed.
    ///
    /// Reading throws PAYLOAD_TOO_LARGE if there are too many, [BadRequestException] if the client has
    /// closed the connection, and [Unavailable] if there is no memory for what is decompressed.
    public InputStream stream() {
        body.requireAtMost(maxBytes);
        InputStream sent = new Bounded(body.stream());
        return gzip ? new Bounded(new GzipStream(sent)) : sent;
    }

    /// The same bytes; [#digest()] is computed of what is read from it.
    public InputStream digestedStream() {
        digest = Digests.sha256();
        return new DigestInputStream(stream(), digest);
    }

    /// SHA-256 of what was read from [#digestedStream()]; of nothing if it was not read.
    public byte[] digest() {
        return (digest == null ? Digests.sha256() : digest).digest();
    }

    private final class Bounded extends FilterInputStream {

        private long count;

        Bounded(InputStream source) {
            super(source);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                int read = super.read(buffer, offset, length);
                count += Math.max(read, 0);
                if (count > maxBytes) {
                    throw tooLarge(maxBytes, true);
                }
                if (!body.reserve(count)) {
                    throw new Unavailable("too many large request bodies are being processed", RETRY_AFTER);
                }
                return read;
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }
    }

    /// The refusal of a body that is too large.
    ///
    /// @param received true if it was received to its end; else the connection is closed
    public static ClientErrorException tooLarge(long maxBytes, boolean received) {
        Response.ResponseBuilder answer = Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        if (!received) {
            answer.header("Connection", "close");
        }
        return new ClientErrorException("the body must be at most " + (maxBytes >> 20) + " MiB", answer.build());
    }

    /// The refusal of a body that did not arrive as a whole. Usually the connection is closed, and no
    /// client reads it.
    public static BadRequestException brokenOff(IOException cause) {
        return new BadRequestException("the request body is incomplete", cause);
    }
}
