package org.landlord.adapter.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/// Reports write failures by [OutputBroken], which cannot be confused with failures of the network.
public final class StandardOutput extends OutputStream {

    private final OutputStream target;

    /// @param target the stream; a [PrintStream], which hides failures, is checked after each write
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

    /// Flushes only: the owner closes the stream.
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
