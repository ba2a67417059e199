package org.landlord.adapter.cli.usage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.failure.InvalidInput;

/// The lines of an NDJSON stream, counted from 1. Blank lines are counted and skipped.
final class EventLines {

    /// More than any event can take, however it is written.
    static final int MAX_LINE_BYTES = 1 << 20;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int filled;
    private long bytesRead;
    private long lineNumber;

    EventLines(InputStream in) {
        this.in = in;
    }

    /// The number of the line that was read last.
    long lineNumber() {
        return lineNumber;
    }

    /// How many bytes were read from the stream and handed out.
    long bytesRead() {
        return bytesRead;
    }

    /// @return the next line that is not blank, without its end; null if there is none
    /// @throws InvalidInput if the line is longer than any event; the next call goes on after it
    byte @Nullable [] next() throws IOException {
        for (byte[] line = nextLine(); line != null; line = nextLine()) {
            if (!isBlank(line)) {
                return line;
            }
        }
        return null;
    }

    private byte @Nullable [] nextLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        boolean any = false;
        for (int b = nextByte(); b >= 0; b = nextByte()) {
            any = true;
            if (b == '\n') {
                break;
            }
            tooLong = tooLong || line.size() >= MAX_LINE_BYTES;
            if (!tooLong) {
                line.write(b);
            }
        }
        if (!any) {
            return null;
        }
        lineNumber++;
        if (tooLong) {
            throw new InvalidInput("must be at most " + MAX_LINE_BYTES + " bytes long");
        }
        byte[] bytes = line.toByteArray();
        return lineNumber == 1 ? withoutMark(bytes) : bytes;
    }

    private int nextByte() throws IOException {
        if (position == filled) {
            filled = in.read(buffer);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        bytesRead++;
        return buffer[position++] & 0xFF;
    }

    private static byte[] withoutMark(byte[] line) {
        int mark = BYTE_ORDER_MARK.length;
        boolean marked = line.length >= mark && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark);
        return marked ? Arrays.copyOfRange(line, mark, line.length) : line;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
