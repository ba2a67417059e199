package org.landlord.app.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Console;

/// The process's own streams, and whether people are at them.
final class Terminal {

    /// Which of the streams 0 (in), 1 (out) and 2 (err) are terminals, as digits: the launcher's shell can tell,
    /// Java cannot tell them apart. Without the launcher nobody is taken to watch.
    private static final String TERMINALS = "landlord.terminals";

    /// How many columns the terminal has, as far as the launcher knows.
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

    /// A line that is typed without being shown; null if there is no terminal at both ends, or nobody answered.
    private static @Nullable String readHidden() {
        java.io.Console terminal = System.console();
        char[] line = terminal == null ? null : terminal.readPassword();
        return line == null ? null : new String(line);
    }
}
