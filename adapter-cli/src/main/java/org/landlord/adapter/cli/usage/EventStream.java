package org.landlord.adapter.cli.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/// What events are read from: as it is, or unpacked if it is gzip. That is seen by its first bytes, with which
/// no event begins.
final class EventStream {

    private static final int MAGIC_BYTES = 2;
    private static final int BUFFER_BYTES = 1 << 16;

    private EventStream() {}

    /// @param in bytes of NDJSON, or of a gzip file of it
    /// @throws java.util.zip.ZipException if it begins like gzip, and is none
    static InputStream of(InputStream in) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, MAGIC_BYTES);
        byte[] begin = whole.readNBytes(MAGIC_BYTES);
        whole.unread(begin);
        boolean isGzip = begin.length == MAGIC_BYTES && (begin[0] & 0xff) == 0x1f && (begin[1] & 0xff) == 0x8b;
        return isGzip ? new GZIPInputStream(whole, BUFFER_BYTES) : whole;
    }

    /// True of a stream whose length is not that of the file.
    static boolean isUnpacked(InputStream in) {
        return in instanceof GZIPInputStream;
    }
}
