package org.landlord.wire.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.landlord.domain.failure.InvalidInput;

/// Refuses the byte sequences that Jackson accepts although they are not UTF-8 (RFC 3629, section 3): overlong
/// encodings, surrogates, and code points above U+10FFFF. Truncated sequences are refused by the parser.
final class StrictUtf8 extends FilterInputStream {

    private int before;

    StrictUtf8(InputStream in) {
        super(in);
    }

    /// @return the bytes
    /// @throws InvalidInput if they are not UTF-8
    static byte[] require(byte[] bytes) {
        int before = 0;
        for (byte next : bytes) {
            requireAfter(before, next);
            before = next;
        }
        return bytes;
    }

    private static void requireAfter(int before, int next) {
        if (next < 0 && isWrong(before & 0xff, next & 0xff)) {
            throw new InvalidInput(JsonReader.NOT_UTF_8);
        }
    }

    private static boolean isWrong(int before, int next) {
        return next == 0xC0
                || next == 0xC1
                || next > 0xF4
                || before == 0xE0 && next < 0xA0
                || before == 0xED && next > 0x9F
                || before == 0xF0 && next < 0x90
                || before == 0xF4 && next > 0x8F;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            requireAfter(before, (byte) next);
            before = next;
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = offset; i < offset + count; i++) {
            requireAfter(before, bytes[i]);
            before = bytes[i];
        }
        return count;
    }
}
