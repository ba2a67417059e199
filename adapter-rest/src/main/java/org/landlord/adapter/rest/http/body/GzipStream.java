package org.landlord.adapter.rest.http.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.landlord.domain.failure.InvalidInput;

/// Unpacks gzip (RFC 1952) while it arrives, all of its members. What is no gzip is refused with [InvalidInput].
///
/// The JDK has a stream for this too. That one calls itself for each member, so that many small ones overflow the
/// stack, and may take the end of one member for the end of all.
final class GzipStream extends InputStream {

    private static final int DEFLATE = 8;

    /// Bits of a header's flags: which optional parts it has.
    private static final int HAS_CHECKSUM = 2;

    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    /// Modification time, extra flags, operating system.
    private static final int OF_NO_INTEREST = 6;

    private final InputStream packed;
    private final byte[] buffer = new byte[1 << 13];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private int position;
    private int end;
    private boolean begun;
    private boolean withinMember;

    /// @param packed what arrives
    GzipStream(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        try {
            int count = 0;
            while (count == 0 && length > 0) {
                if (!withinMember && !beginMember()) {
                    return -1;
                }
                count = inflate(target, offset, length);
            }
            return count;
        } catch (DataFormatException _) {
            throw refused();
        }
    }

    /// Gives back the memory that unpacking takes outside of the heap.
    @Override
    public void close() {
        inflater.end();
    }

    private int inflate(byte[] target, int offset, int length) throws DataFormatException {
        int count = inflater.inflate(target, offset, length);
        checksum.update(target, offset, count);
        if (inflater.finished()) {
            endMember();
        } else if (count == 0) {
            if (inflater.needsDictionary() || !fill()) {
                throw refused();
            }
            inflater.setInput(buffer, 0, end);
        }
        return count;
    }

    /// @return false if nothing follows
    private boolean beginMember() {
        if (begun && position == end && !fill()) {
            return false;
        }
        begun = true;
        if (next() != 0x1f || next() != 0x8b || next() != DEFLATE) {
            throw refused();
        }
        int flags = next();
        skip(OF_NO_INTEREST);
        if ((flags & HAS_EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            skipText();
        }
        if ((flags & HAS_COMMENT) != 0) {
            skipText();
        }
        if ((flags & HAS_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(buffer, position, end - position);
        checksum.reset();
        withinMember = true;
        return true;
    }

    private void endMember() {
        position = end - inflater.getRemaining();
        if (nextInt() != (int) checksum.getValue() || nextInt() != (int) inflater.getBytesWritten()) {
            throw refused();
        }
        withinMember = false;
    }

    private int nextInt() {
        return next() | next() << 8 | next() << 16 | next() << 24;
    }

    private void skip(int count) {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() {
        int c;
        do {
            c = next();
        } while (c != 0);
    }

    private int next() {
        if (position == end && !fill()) {
            throw refused();
        }
        return buffer[position++] & 0xff;
    }

    private boolean fill() {
        try {
            position = 0;
            end = Math.max(packed.read(buffer), 0);
            return end > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InvalidInput refused() {
        inflater.end();
        return new InvalidInput("must be gzip, as Content-Encoding says");
    }
}
