package org.landlord.adapter.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// Standard output that tells when it can take no more, by [OutputBroken] and not by an exception that could
/// be mistaken for the network's.
public final class StandardOutput extends OutputStream {

    private final OutputStream target;

    /// @param target where the bytes go; of a [PrintStream], which keeps its failures to itself, they are
    ///     asked for
    public StandardOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        attempt(() -> target.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        attempt(target::flush);
    }

    /// Flushes only: the stream belongs to whoever made it.
    @Override
    public void close() {
        flush();
    }

    private void attempt(Attempt attempt) {
        try {
            attempt.run();
        } catch (IOException e) {
            throw new OutputBroken(e);
        }
        if (target instanceof PrintStream stream && stream.checkError()) {
            throw new OutputBroken(new IOException("Broken pipe"));
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }
}
