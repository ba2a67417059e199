package org.landlord.adapter.cli.shared;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Console;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.output.Printer;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.Caller;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.RowCheck;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.quota.QuotaMaintenance;

/// One run of one command: what it may ask, on whose behalf, and where its answers go.
public final class Session {

    private final Reach reach;
    private final Console console;
    private final OutputFormat format;
    private final OutputStream out;
    private final Printer printer;
    private @Nullable Connection connection;
    private @Nullable Caller caller;

    /// @param reach reaches Landlord; where the command line says at most once, when a command first needs it
    /// @param console where to ask a person
    /// @param format how answers are printed
    /// @param out standard output, buffered; whoever made it flushes it at the end
    /// @param printer prints answers to `out` in that format
    public Session(Reach reach, Console console, OutputFormat format, OutputStream out, Printer printer) {
        this.reach = reach;
        this.console = console;
        this.format = format;
        this.out = out;
        this.printer = printer;
    }

    /// Landlord. The first call connects.
    public Landlord landlord() {
        return connection().landlord();
    }

    /// On whose behalf everything is asked. The first call connects and finds out.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated if nobody proves who calls
    public Caller caller() {
        Caller known = caller;
        if (known == null) {
            known = connection().caller().get();
            caller = known;
        }
        return known;
    }

    /// How who holds the storage gets in, whether they can prove who they are or not; null for a server.
    public @Nullable AdminBootstrap firstStart() {
        return connection().firstStart();
    }

    /// Records the threshold crossings that time has caused. A server does that itself.
    public void recordCrossings() {
        QuotaMaintenance maintenance = connection().quotaMaintenance();
        if (maintenance != null) {
            maintenance.recordCrossings();
        }
    }

    /// What looks through all rows of the storage; null for a server.
    public @Nullable RowCheck rowCheck() {
        return connection().rowCheck();
    }

    /// Landlord on a server that the command has found out itself.
    ///
    /// @param token what proves who calls
    public Connection connect(URI server, String token) {
        return reach.connect(server, token);
    }

    private Connection connection() {
        Connection connected = connection;
        if (connected == null) {
            connected = reach.connect();
            connection = connected;
        }
        return connected;
    }

    /// Where to ask a person.
    public Console console() {
        return console;
    }

    /// How answers are printed.
    public OutputFormat format() {
        return format;
    }

    /// Standard output, for what is no list and no thing.
    public OutputStream out() {
        return out;
    }

    /// Prints one thing to standard output.
    ///
    /// @return [ExitCode#DONE]
    public <T> ExitCode print(View<T> view, T item) {
        printer.one(view, item);
        return ExitCode.DONE;
    }

    /// Prints a list to standard output.
    ///
    /// @return [ExitCode#DONE]
    public <T> ExitCode printAll(View<T> view, Iterable<T> items) {
        printer.list(view, items);
        return ExitCode.DONE;
    }

    /// Begins a list that has no end yet. Each piece that is given is on standard output when that returns.
    public <T> Consumer<List<T>> printEndless(View<T> view) {
        Consumer<List<T>> pieces = printer.endless(view);
        return items -> {
            pieces.accept(items);
            flush();
        };
    }

    /// Prints a line to standard output, after all that was printed before.
    public void printLine(String line) {
        try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        flush();
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says on standard error what happened, in one line.
    ///
    /// @return [ExitCode#DONE]
    public ExitCode say(String sentence) {
        writeError(Printers.printable(sentence) + "\n");
        return ExitCode.DONE;
    }

    /// Says on standard error what was done and may not be what was meant, one line for each.
    public void warn(List<String> warnings) {
        warnings.forEach(warning -> say("landlord: warning: " + warning));
    }

    /// Asks a person for a yes. Only `y` and `yes` are one.
    ///
    /// @param question a sentence with a question mark
    /// @throws WrongUsage if nobody is there to answer
    public boolean confirms(String question) {
        if (!console.inIsTerminal() || !console.errIsTerminal()) {
            throw new WrongUsage("nobody is there to confirm: give --yes if you mean it");
        }
        writeError(Printers.printable(question) + " [y/N] ");
        String answer = readLine().strip();
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    /// Asks a person for what nobody is to see.
    ///
    /// @param question what for
    /// @throws WrongUsage if nobody is there to answer
    public String readHidden(String question) {
        if (console.inIsTerminal() && console.errIsTerminal()) {
            writeError(Printers.printable(question));
            String answer = console.hidden().get();
            if (answer != null) {
                return answer;
            }
        }
        throw new WrongUsage("nobody is there to type the token: give --token-stdin and send it to standard input");
    }

    /// A line of standard input, without its end; what there is if there is no end.
    public String readLine() {
        StringBuilder line = new StringBuilder();
        try {
            for (int b = console.in().read();
                    b >= 0 && b != '\n';
                    b = console.in().read()) {
                line.append((char) b);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private void writeError(String text) {
        try {
            console.err().write(text.getBytes(StandardCharsets.UTF_8));
            console.err().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
