package org.landlord.adapter.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.cli.command.ExitCode;
import org.landlord.adapter.cli.command.InvalidArguments;
import org.landlord.adapter.cli.command.OfflineCommand;
import org.landlord.adapter.cli.command.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `landlord help`. The parser prints the help of the command that it finds.
@Command(
        name = "help",
        description = "Prints the help of a command.",
        footer = {"", "Example:", "  landlord help limit set"})
final class HelpCommand implements OfflineCommand {

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "Names of the command. Default: landlord itself.")
    private @Nullable List<String> path;

    /// The command whose help is requested.
    ///
    /// @throws InvalidArguments if there is no such command
    CommandLine find(CommandLine root) {
        CommandLine found = root;
        for (String name : path == null ? List.<String>of() : path) {
            CommandLine next = found.getSubcommands().get(name);
            if (next == null) {
                throw new InvalidArguments("unknown command " + name + " (see "
                        + found.getCommandSpec().qualifiedName() + " --help)");
            }
            found = next;
        }
        return found;
    }

    @Override
    public ExitCode run(Session session) {
        throw new IllegalStateException("the parser prints help");
    }
}
