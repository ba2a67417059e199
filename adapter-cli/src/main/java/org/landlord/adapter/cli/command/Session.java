package org.landlord.adapter.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.output.Columns;
import org.landlord.adapter.cli.output.Console;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.output.Printer;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.adapter.cli.output.View;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Reason;
import org.landlord.domain.failure.Failure;
import org.landlord.port.in.Landlord;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.AdminBootstrap;
import org.landlord.port.in.diagnostics.Backups;
import org.landlord.port.in.diagnostics.Diagnostics;
import org.landlord.port.in.migration.Imports;
import org.landlord.port.in.migration.Transfers;
import org.landlord.port.in.quota.QuotaMaintenance;
import picocli.CommandLine.Model.CommandSpec;

/// The execution of one command: its connection, its caller, its input and its output.
public final class Session {

    private final Connector connector;
    private final @Nullable Target target;
    private final @Nullable Reason reason;
    private final Console console;
    private final OutputFormat format;
    private final OutputStream out;
    private final Printer printer;
    private final @Nullable Columns columns;
    private @Nullable Connection connection;
    private @Nullable Caller caller;

    /// @param connector connects to the target when a command first needs it
    /// @param target the database or server selected on the command line; null for an [OfflineCommand]
    /// @param reason the reason for the changes of the command; null for none
    /// @param console the standard streams
    /// @param format the output format
    /// @param out standard output, buffered; its owner flushes it at the end
    /// @param printer prints to `out` in that format
    /// @param columns the fields to print; null for all
    public Session(
            Connector connector,
            @Nullable Target target,
            @Nullable Reason reason,
            Console console,
            OutputFormat format,
            OutputStream out,
            Printer printer,
            @Nullable Columns columns) {
        this.connector = connector;
        this.target = target;
        this.reason = reason;
        this.console = console;
        this.format = format;
        this.out = out;
        this.printer = printer;
        this.columns = columns;
    }

    /// The use cases. The first call connects.
    public Landlord landlord() {
        return connection().landlord();
    }

    /// The authenticated caller. The first call connects and authenticates.
    ///
    /// @throws org.landlord.domain.failure.Unauthenticated without valid credentials
    public Caller caller() {
        Caller known = caller;
        if (known == null) {
            known = connection().caller().get();
            known = reason == null ? known : known.because(reason);
            caller = known;
        }
        return known;
    }

    /// The database or server selected on the command line; null for an [OfflineCommand].
    public @Nullable Target target() {
        return target;
    }

    /// Creates administrator keys without authentication; null for a server.
    public @Nullable AdminBootstrap bootstrap() {
        return connection().bootstrap();
    }

    /// Records the threshold crossings that time has caused. A server does that itself.
    public void recordCrossings() {
        QuotaMaintenance maintenance = connection().quotaMaintenance();
        if (maintenance != null) {
            maintenance.recordCrossings();
        }
    }

    /// Checks the installation.
    public Diagnostics diagnostics() {
        return connection().diagnostics();
    }

    /// Backs up and restores the database file.
    ///
    /// @throws InvalidArguments if the target is a server
    public Backups backups() {
        Backups local =
                target instanceof Target.RemoteServer ? null : connection().backups();
        if (local == null) {
            throw new InvalidArguments(
                    "this command works on a database file, not through a server: run it on the machine of the"
                            + " server, with --db");
        }
        return local;
    }

    /// Imports from other control planes; null for a server.
    public @Nullable Imports imports() {
        return connection().imports();
    }

    /// Moves from other storages; null for a server.
    public @Nullable Transfers transfers() {
        return connection().transfers();
    }

    /// The path of the key file of the storage; null for a server.
    public @Nullable String keyFile() {
        return connection().keyFile();
    }

    /// Connects to a server other than the target of the command line.
    ///
    /// @param token the token to authenticate with
    public Connection connect(URI server, String token) {
        return connector.connect(new Target.RemoteServer(server, token), reason);
    }

    private Connection connection() {
        Connection connected = connection;
        if (connected == null) {
            if (target == null) {
                throw new IllegalStateException("an offline command has no target");
            }
            connected = connector.connect(target, reason);
            connection = connected;
        }
        return connected;
    }

    /// The standard streams.
    public Console console() {
        return console;
    }

    /// The output format.
    public OutputFormat format() {
        return format;
    }

    /// Standard output, for output that is neither an item nor a list.
    public OutputStream out() {
        return out;
    }

    /// Prints one item to standard output. An unknown column is only a warning: the command has been executed.
    ///
    /// @return [ExitCode#SUCCESS]
    public <T> ExitCode print(View<T> view, T item) {
        printer.one(columns == null ? view : columns.select(view, this::warnOfColumns), item);
        return ExitCode.SUCCESS;
    }

    /// Prints a stored item to standard output, after its warnings on standard error.
    ///
    /// @return [ExitCode#SUCCESS]
    public <T> ExitCode printUpserted(View<T> view, Upserted<T> stored) {
        warn(stored.warnings());
        return print(view, stored.value());
    }

    /// Prints a list to standard output.
    ///
    /// @throws InvalidArguments if a column is unknown
    /// @return [ExitCode#SUCCESS]
    public <T> ExitCode printAll(View<T> view, Iterable<T> items) {
        printer.list(selected(view), items);
        return ExitCode.SUCCESS;
    }

    /// Prints the results of several requests to standard output. An unknown column is only a warning: the requests
    /// have been executed.
    ///
    /// @return [ExitCode#SUCCESS]
    public <T> ExitCode printResults(View<T> view, List<T> items) {
        printer.list(columns == null ? view : columns.select(view, this::warnOfColumns), items);
        return ExitCode.SUCCESS;
    }

    /// Starts a list without an end. Items are flushed to standard output before the consumer returns.
    public <T> Consumer<List<T>> printEndless(View<T> view) {
        Consumer<List<T>> list = printer.endless(selected(view));
        return items -> {
            list.accept(items);
            flush();
        };
    }

    private <T> View<T> selected(View<T> view) {
        return columns == null
                ? view
                : columns.select(view, message -> {
                    throw new InvalidArguments("--columns: " + message);
                });
    }

    private void warnOfColumns(String message) {
        report("landlord: warning: --columns: " + message);
    }

    /// Prints a line to standard output, after everything printed before.
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

    /// Prints a one-line message to standard error.
    ///
    /// @return [ExitCode#SUCCESS]
    public ExitCode report(String message) {
        writeError(Printers.printable(message) + "\n");
        return ExitCode.SUCCESS;
    }

    /// Prints a failure of one of several requests to standard error.
    ///
    /// @param subject what the request was about, such as `run r1`
    /// @return the exit code that the failure has
    public ExitCode reportFailure(String subject, Failure failure) {
        FailureReport failed = FailureReport.of(failure, CommandSpec.create(), target);
        report("landlord: " + subject + ": " + failed.message());
        return failed.exitCode();
    }

    /// Prints warnings to standard error, one per line.
    public void warn(List<String> warnings) {
        warnings.forEach(warning -> report("landlord: warning: " + warning));
    }

    /// Asks for confirmation on the terminal. Only `y` and `yes` confirm.
    ///
    /// @param question a sentence with a question mark
    /// @throws InvalidArguments without a terminal
    public boolean confirm(String question) {
        if (!console.inIsTerminal() || !console.errIsTerminal()) {
            throw new InvalidArguments("cannot ask for confirmation without a terminal: use --yes to confirm");
        }
        writeError(Printers.printable(question) + " [y/N] ");
        String answer = readLine().strip();
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    /// Reads a secret from the terminal without echo.
    ///
    /// @throws InvalidArguments without a terminal
    public String readHidden(String prompt) {
        if (console.inIsTerminal() && console.errIsTerminal()) {
            writeError(Printers.printable(prompt));
            String answer = console.hidden().get();
            if (answer != null) {
                return answer;
            }
        }
        throw new InvalidArguments(
                "cannot ask for the token without a terminal: use --token-stdin and send it to standard input");
    }

    /// Reads a line of standard input, without its line end; the rest of the input if there is no line end.
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
