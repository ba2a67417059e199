package org.landlord.adapter.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import org.landlord.adapter.cli.shared.ExitCode;
import org.landlord.adapter.cli.shared.OfflineCommand;
import org.landlord.adapter.cli.shared.Session;
import org.landlord.adapter.cli.shared.WrongUsage;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints what makes a shell complete commands and options.
@Command(
        name = CompletionCommand.NAME,
        description = "Prints a script that teaches a shell to complete commands and options.",
        footer = {"", "Examples:", "  source <(landlord completion bash)", "  source <(landlord completion zsh)"})
final class CompletionCommand implements OfflineCommand {

    /// What it is called.
    static final String NAME = "completion";

    /// The shells that can run the script.
    enum Shell {
        BASH,
        ZSH
    }

    /// What the user may write, for shell completion.
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
        throw new WrongUsage("SHELL must be one of " + String.join(", ", new Shells()));
    }

    /// One script for both: in zsh it switches on the emulation of bash's completion itself.
    private ExitCode print(Session session) {
        String script = AutoComplete.bash("landlord", spec.root().commandLine());
        try {
            session.out().write(script.getBytes(StandardCharsets.UTF_8));
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
