package org.landlord.adapter.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.landlord.adapter.cli.command.CommandGroup;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Builds the tree of commands, only as far as a command line needs it: reading the annotations of a command
/// takes time, there are dozens, and one is run. Groups that are not named on the command line are listed
/// without their commands.
final class CommandTree {

    private final Set<String> words;
    private final boolean isWhole;

    private CommandTree(List<String> arguments) {
        this.words = new HashSet<>(arguments);
        this.isWhole = words.contains(CompletionCommand.NAME);
    }

    /// @param arguments the command line; words other than names of groups are ignored
    static CommandLine of(LandlordCommand root, List<String> arguments) {
        CommandLine commandLine = new CommandLine(root);
        new CommandTree(arguments).grow(commandLine, root);
        return commandLine;
    }

    private boolean isNamed(CommandLine command) {
        return words.contains(command.getCommandName())
                || Arrays.stream(command.getCommandSpec().aliases()).anyMatch(words::contains);
    }

    /// Picocli would refuse to pass an option on to a command that has one of the same name.
    private static void inheritReason(CommandSpec parent, CommandSpec child) {
        OptionSpec reason = parent.findOption(LandlordCommand.REASON);
        if (reason != null && child.findOption(LandlordCommand.REASON) == null) {
            child.addOption(OptionSpec.builder(reason).inherited(true).build());
        }
    }

    private void grow(CommandLine parent, CommandGroup group) {
        for (Object command : group.commands()) {
            CommandLine child = new CommandLine(command);
            parent.addSubcommand(child);
            inheritReason(parent.getCommandSpec(), child.getCommandSpec());
            if (command instanceof CommandGroup nested && (isWhole || isNamed(child))) {
                grow(child, nested);
            }
        }
    }
}
