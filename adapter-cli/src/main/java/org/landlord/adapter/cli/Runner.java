package org.landlord.adapter.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.access.UnusableContexts;
import org.landlord.adapter.cli.output.Console;
import org.landlord.adapter.cli.output.OutputBroken;
import org.landlord.adapter.cli.output.OutputBytes;
import org.landlord.adapter.cli.output.OutputFormat;
import org.landlord.adapter.cli.output.Printers;
import org.landlord.adapter.cli.shared.CliCommand;
import org.landlord.adapter.cli.shared.Connection;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.Reach;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import org.landlord.domain.failure.Failure;
import picocli.CommandLine.Model.CommandSpec;

/// Carries a plan out, and turns everything that can go wrong into a line on standard error and an exit code.
final class Runner {

    private static final String DEBUG = "LANDLORD_DEBUG";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Map<String, String> environment;
    private final Console console;
    private final OutputFormat format;

    /// @param asked the format that was asked for, if one was
    Runner(Map<String, String> environment, Console console, @Nullable OutputFormat asked) {
        this.environment = environment;
        this.console = console;
        this.format = Printers.format(asked, console);
    }

    ExitCode run(Invocation.Plan plan, Connector connector) {
        OutputStream out = new BufferedOutputStream(new OutputBytes(console.out()), BUFFER_BYTES);
        Connector warning = target -> {
            warnOfPlainHttp(target);
            return connector.connect(target);
        };
        try {
            ExitCode exitCode = switch (plan) {
                case Invocation.Plan.Show(String text) -> show(text, out);
                case Invocation.Plan.Refuse(ExitCode refusal, String text) -> refuse(refusal, text);
                case Invocation.Plan.Stay(var command, CommandSpec spec) ->
                    run(command, spec, null, session(out, new Ways(warning, null)));
                case Invocation.Plan.Ask(CliCommand command, CommandSpec spec, Target target) ->
                    run(command, spec, target, session(out, new Ways(warning, target)));
            };
            out.flush();
            return exitCode;
        } catch (OutputBroken broken) {
            return broken.readerIsGone()
                    ? ExitCode.DONE
                    : complain(ExitCode.FAILURE, "the output cannot be written: " + broken.reason());
        } catch (UncheckedIOException e) {
            return complain(ExitCode.FAILURE, sentence(e.getCause()));
        } catch (IOException e) {
            return complain(ExitCode.FAILURE, sentence(e));
        }
    }

    /// What the command printed before it failed stays printed.
    private ExitCode run(CliCommand command, CommandSpec spec, @Nullable Target target, Session session)
            throws IOException {
        try {
            return command.run(session);
        } catch (Failure failure) {
            session.out().flush();
            FailureReport report = FailureReport.of(failure, spec, target);
            return complain(report.exitCode(), report.sentence());
        } catch (WrongUsage wrong) {
            return complain(ExitCode.WRONG_USAGE, wrong.getMessage());
        } catch (UnusableContexts unusable) {
            return complain(ExitCode.FAILURE, unusable.getMessage());
        } catch (UncheckedIOException io) {
            throw io;
        } catch (RuntimeException | Error bug) {
            session.out().flush();
            return unexpected(bug);
        }
    }

    private Session session(OutputStream out, Reach reach) {
        return new Session(reach, console, format, out, Printers.of(format, out, console, environment));
    }

    /// @param target where the command line says that Landlord is; null for a command that does without
    private record Ways(Connector connector, @Nullable Target target) implements Reach {

        @Override
        public Connection connect() {
            if (target == null) {
                throw new IllegalStateException("an offline command asked for Landlord");
            }
            return connector.connect(target);
        }

        @Override
        public Connection connect(URI server, String token) {
            return connector.connect(new Target.RemoteServer(server, token));
        }
    }

    /// Before the token is on its way.
    private void warnOfPlainHttp(Target target) {
        if (target instanceof Target.RemoteServer remote && remote.isOverheard()) {
            writeError(
                    "landlord: warning: " + Printers.printable(remote.server().toString())
                            + " is reached without TLS: whoever is on the way can read your token\n");
        }
    }

    private static ExitCode show(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }

    private ExitCode refuse(ExitCode exitCode, String text) {
        writeError(text);
        return exitCode;
    }

    private ExitCode complain(ExitCode exitCode, @Nullable String sentence) {
        if (isEnding()) {
            // Whoever stopped the process knows; what is torn down under a command makes no sense to report.
            return exitCode;
        }
        writeError("landlord: " + Printers.printable(String.valueOf(sentence)) + "\n");
        return exitCode;
    }

    private static String sentence(@Nullable Throwable e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> "you may not read or write " + denied.getFile();
            case null -> "reading or writing failed";
            default -> "reading or writing failed: " + e.getMessage();
        };
    }

    private ExitCode unexpected(Throwable bug) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        if (environment.getOrDefault(DEBUG, "").equals("1")) {
            StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            writeError(trace.toString());
            return complain(ExitCode.FAILURE, "unexpected error " + id);
        }
        return complain(
                ExitCode.FAILURE,
                "unexpected error " + id + " (" + bug.getClass().getSimpleName() + "): run it again with " + DEBUG
                        + "=1 to see where it comes from, and report it");
    }

    /// True if the process was told to end. Java has no better question than to ask for something it refuses
    /// then.
    private static boolean isEnding() {
        try {
            Thread nothing = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(nothing);
            Runtime.getRuntime().removeShutdownHook(nothing);
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
            // Nobody listens on standard error; the exit code still tells.
        }
    }
}
