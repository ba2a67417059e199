package org.landlord.adapter.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Arranges help so that a command's own options come first, and those that every command has last.
final class HelpLayout {

    private HelpLayout() {}

    /// Arranges the help of a command line and of all its subcommands.
    static void arrange(CommandLine commandLine) {
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, HelpLayout::synopsis);
        commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
        commandLine.getCommandSpec().usageMessage().commandListHeading("%nCommands:%n");
        commandLine.getSubcommands().values().forEach(HelpLayout::arrange);
    }

    /// What must be given, and that there is more.
    private static String synopsis(Help help) {
        List<String> words = new ArrayList<>();
        words.add(help.commandSpec().qualifiedName());
        if (!help.subcommands().isEmpty()) {
            words.add("COMMAND");
        }
        help.commandSpec().positionalParameters().forEach(arg -> words.add(arg.paramLabel()));
        help.commandSpec().options().stream()
                .filter(ArgSpec::required)
                .forEach(option -> words.add(option.longestName() + "=" + option.paramLabel()));
        words.add("[OPTIONS]");
        return String.join(" ", words) + System.lineSeparator();
    }

    private static String options(Help help) {
        boolean isRoot = help.commandSpec().parent() == null;
        List<OptionSpec> own = help.commandSpec().options().stream()
                .filter(option -> isRoot || !option.inherited())
                .toList();
        List<OptionSpec> everywhere = help.commandSpec().options().stream()
                .filter(option -> !isRoot && option.inherited())
                .toList();
        return section(help, "Options:", own) + section(help, "Options of every command:", everywhere);
    }

    private static String section(Help help, String heading, List<OptionSpec> options) {
        if (options.isEmpty()) {
            return "";
        }
        String list = help.optionListExcludingGroups(options);
        return System.lineSeparator() + heading + System.lineSeparator() + list;
    }
}
