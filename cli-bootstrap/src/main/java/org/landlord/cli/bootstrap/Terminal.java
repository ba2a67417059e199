package org.landlord.cli.bootstrap;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Console;

/// The standard streams of the process, and which of them are terminals.
final class Terminal {

    /// Which of the streams 0 (in), 1 (out) and 2 (err) are terminals, as digits. Set by the launcher,
    /// because Java cannot test single streams. Without the launcher none is treated as a terminal.
    private static final String TERMINALS = "landlord.terminals";

    /// The width of the terminal, set by the launcher.
    private static final String COLUMNS = "landlord.columns";

    private Terminal() {}

    static Console console() {
        String terminals = System.getProperty(TERMINALS, "");
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                terminals.contains("0"),
                terminals.contains("1"),
                terminals.contains("2"),
                Integer.getInteger(COLUMNS, 0),
                Terminal::readHidden);
    }

    /// Reads a line without echo; null without a terminal, or at the end of input.
    private static @Nullable String readHidden() {
        java.io.Console terminal = System.console();
        char[] line = terminal == null ? null : terminal.readPassword();
        return line == null ? null : new String(line);
    }
}
