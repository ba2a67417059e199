package org.landlord.adapter.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.landlord.adapter.cli.shared.Noun;
import picocli.CommandLine;

/// Hangs commands under their nouns, as far as a command line can see: reading the annotations of a command costs
/// time, there are dozens, and one is run. What is not named is listed, but nothing below it.
final class CommandTree {

    private final Set<String> words;
    private final boolean isWhole;

    private CommandTree(List<String> arguments) {
        this.words = new HashSet<>(arguments);
        this.isWhole = words.contains(CompletionCommand.NAME);
    }

    /// @param arguments which nouns are named; more words than nouns do no harm
    static CommandLine of(LandlordCommand root, List<String> arguments) {
        CommandLine commandLine = new CommandLine(root);
        new CommandTree(arguments).grow(commandLine, root);
        return commandLine;
    }

    private void grow(CommandLine parent, Noun noun) {
        for (Object command : noun.commands()) {
            CommandLine child = new CommandLine(command);
            parent.addSubcommand(child);
            if (command instanceof Noun below && (isWhole || words.contains(child.getCommandName()))) {
                grow(child, below);
            }
        }
    }
}
