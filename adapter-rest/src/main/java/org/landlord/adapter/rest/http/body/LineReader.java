package org.landlord.adapter.rest.http.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// The lines of a stream, one in memory at a time, without those that are blank.
public final class LineReader implements AutoCloseable {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /// The next line that is not blank, without its line feed; null after the last.
    public byte @Nullable [] next() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            int start = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            line.write(buffer, start, position - start);
            if (position < end) {
                position++;
                if (!isBlank(line)) {
                    return line.toByteArray();
                }
                line.reset();
            }
        }
        return isBlank(line) ? null : line.toByteArray();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fill() {
        try {
            if (position == end) {
                position = 0;
                end = Math.max(in.read(buffer), 0);
            }
            return end > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        for (byte b : line.toByteArray()) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
