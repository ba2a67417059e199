package org.landlord.adapter.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.UnusableContexts;
import org.landlord.adapter.cli.command.CliCommand;
import org.landlord.adapter.cli.command.Connector;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.FailureReport;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.command.Target;
import org.landlord.adapter.cli.output.Columns;
import org.landlord.adapter.cli.output.Console;
import org.landlord.adapter.cli.output.OutputBroken;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.output.Printer;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.adapter.cli.output.StandardOutput;
import org.landlord.domain.access.Reason;
import org.landlord.domain.failure.Failure;
import picocli.CommandLine.Model.CommandSpec;

/// Runs a plan, and maps every failure to a line on standard error and an exit code.
final class CommandRunner {

    static final String DEBUG = "LANDLORD_DEBUG";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Map<String, String> environment;
    private final Console console;
    private final OutputFormat format;
    private final @Nullable Columns columns;
    private final @Nullable Reason reason;

    /// @param requested the value of `--output`; null for the default
    /// @param columns the value of `--columns`; null for all
    /// @param reason the value of `--reason`; null for none
    CommandRunner(
            Map<String, String> environment,
            Console console,
            @Nullable OutputFormat requested,
            @Nullable Columns columns,
            @Nullable Reason reason) {
        this.reason = reason;
        this.environment = environment;
        this.console = console;
        this.columns = columns;
        this.format = Printers.format(requested, console);
    }

    ExitCode run(Invocation.Plan plan, Connector connector) {
        OutputStream out = new BufferedOutputStream(new StandardOutput(console.out()), BUFFER_BYTES);
        Connector warning = (target, because) -> {
            warnOfPlainHttp(target);
            return connector.connect(target, because);
        };
        try {
            ExitCode exitCode = switch (plan) {
                case Invocation.Plan.Print(String text) -> print(text, out);
                case Invocation.Plan.Reject(ExitCode code, String text) -> reject(code, text);
                case Invocation.Plan.Offline(var command, CommandSpec spec) ->
                    run(command, spec, null, session(out, warning, null));
                case Invocation.Plan.Online(CliCommand command, CommandSpec spec, Target target) ->
                    run(command, spec, target, session(out, warning, target));
            };
            out.flush();
            return exitCode;
        } catch (OutputBroken broken) {
            return broken.isBrokenPipe()
                    ? ExitCode.SUCCESS
                    : fail(ExitCode.FAILURE, "cannot write the output: " + broken.reason());
        } catch (UncheckedIOException e) {
            return fail(ExitCode.FAILURE, describe(e.getCause()));
        } catch (IOException e) {
            return fail(ExitCode.FAILURE, describe(e));
        }
    }

    /// Output printed before a failure is flushed.
    private ExitCode run(CliCommand command, CommandSpec spec, @Nullable Target target, Session session)
            throws IOException {
        try {
            if (target != null) {
                SlugArguments.resolve(spec, session);
            }
            return command.run(session);
        } catch (Failure failure) {
            session.out().flush();
            FailureReport report = FailureReport.of(failure, spec, target);
            return fail(report.exitCode(), report.message());
        } catch (InvalidArguments invalid) {
            return fail(ExitCode.INVALID_ARGUMENTS, invalid.getMessage());
        } catch (UnusableContexts unusable) {
            return fail(ExitCode.FAILURE, unusable.getMessage());
        } catch (UncheckedIOException io) {
            throw io;
        } catch (RuntimeException | Error bug) {
            session.out().flush();
            return unexpected(bug);
        }
    }

    private Session session(OutputStream out, Connector connector, @Nullable Target target) {
        Printer printer =
                Printers.of(format, out, console, environment, note -> writeError("landlord: " + note + "\n"));
        return new Session(connector, target, reason, console, format, out, printer, columns);
    }

    /// Called before the token is sent.
    private void warnOfPlainHttp(Target target) {
        if (target instanceof Target.RemoteServer remote && remote.sendsTokenInClear()) {
            writeError("landlord: warning: the connection to "
                    + Printers.printable(remote.server().toString())
                    + " does not use TLS: your token is sent unencrypted\n");
        }
    }

    private static ExitCode print(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        return ExitCode.SUCCESS;
    }

    private ExitCode reject(ExitCode exitCode, String text) {
        writeError(text);
        return exitCode;
    }

    private ExitCode fail(ExitCode exitCode, @Nullable String message) {
        if (isShuttingDown()) {
            // The process is being stopped: errors are a consequence of the shutdown.
            return exitCode;
        }
        writeError("landlord: " + Printers.printable(String.valueOf(message)) + "\n");
        return exitCode;
    }

    private static String describe(@Nullable Throwable e) {
        return switch (e) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case null -> "input/output error";
            default -> "input/output error: " + e.getMessage();
        };
    }

    private ExitCode unexpected(Throwable bug) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        if (environment.getOrDefault(DEBUG, "").equals("1")) {
            StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            writeError(trace.toString());
            return fail(ExitCode.FAILURE, "unexpected error " + id);
        }
        return fail(
                ExitCode.FAILURE,
                "unexpected error " + id + " (" + bug.getClass().getSimpleName()
                        + "): this is a bug; run the command with " + DEBUG + "=1 for the stack trace, and report it");
    }

    /// True if the JVM is shutting down. Java has no query for it, but rejects new shutdown hooks.
    private static boolean isShuttingDown() {
        try {
            Thread probe = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException _) {
            return true;
        }
    }

    private void writeError(String text) {
        try {
            console.err().write(text.getBytes(StandardCharsets.UTF_8));
            console.err().flush();
        } catch (IOException _) {
            // Standard error is closed; the exit code reports the failure.
        }
    }
}
