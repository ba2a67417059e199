package org.landlord.adapter.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.OfflineCommand;
import org.landlord.adapter.cli.command.Session;
import org.landlord.adapter.cli.option.ValueTypes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `landlord completion`: the completion script of a shell.
@Command(
        name = CompletionCommand.NAME,
        description = "Prints the completion script for a shell.",
        footer = {
            "",
            "The script is static: keep it in a file, or load it when the shell starts. It completes organizations,",
            "projects and contexts with landlord itself.",
            "",
            "Examples:",
            "  landlord completion bash > ~/.local/share/bash-completion/completions/landlord",
            "  source <(landlord completion zsh)"
        })
final class CompletionCommand implements OfflineCommand {

    /// Its name.
    static final String NAME = "completion";

    /// The supported shells.
    enum Shell {
        BASH,
        ZSH
    }

    /// Their names, for shell completion.
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Shell.values())
                    .map(shell -> shell.name().toLowerCase(Locale.ROOT))
                    .iterator();
        }
    }

    @Parameters(paramLabel = "SHELL", completionCandidates = Shells.class, description = "bash or zsh.")
    private String shell;

    @Spec
    private CommandSpec spec;

    @Override
    public ExitCode run(Session session) {
        for (String known : new Shells()) {
            if (known.equals(shell)) {
                return print(session);
            }
        }
        throw new InvalidArguments("SHELL must be one of " + String.join(", ", new Shells()));
    }

    /// One script for both: in zsh it enables the emulation of bash completion.
    private ExitCode print(Session session) {
        ValueTypes.addCompletionValues(spec.root());
        String script = CompletionScript.of(spec.root().commandLine(), LandlordCli.version());
        try {
            session.out().write(script.getBytes(StandardCharsets.UTF_8));
            return ExitCode.SUCCESS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
