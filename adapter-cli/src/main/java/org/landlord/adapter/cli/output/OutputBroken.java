package org.landlord.adapter.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Standard output, or the file in its place, takes no more.
public final class OutputBroken extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    OutputBroken(IOException cause) {
        super(cause);
        this.reason = String.valueOf(cause.getMessage());
    }

    /// Why, in the system's words.
    public String reason() {
        return reason;
    }

    /// True if the reader went away, as `head` does when it has seen enough: no failure.
    public boolean isBrokenPipe() {
        String message = reason.toLowerCase(Locale.ROOT);
        return message.contains("broken pipe") || message.contains("pipe is being closed");
    }
}
