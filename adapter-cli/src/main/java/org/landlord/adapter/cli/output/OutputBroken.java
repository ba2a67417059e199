package org.landlord.adapter.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Writing to standard output failed.
public final class OutputBroken extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    OutputBroken(IOException cause) {
        super(cause);
        this.reason = String.valueOf(cause.getMessage());
    }

    /// The message of the operating system.
    public String reason() {
        return reason;
    }

    /// True if the reader closed the pipe, as `head` does. This is not a failure.
    public boolean isBrokenPipe() {
        String message = reason.toLowerCase(Locale.ROOT);
        return message.contains("broken pipe") || message.contains("pipe is being closed");
    }
}
