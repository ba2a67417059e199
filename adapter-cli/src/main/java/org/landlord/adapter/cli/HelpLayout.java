package org.landlord.adapter.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Lays out help: the options of the command first, global options last.
final class HelpLayout {

    /// Below this width names and descriptions are on separate lines.
    private static final int NARROW = 60;

    private static final String INDENT = "    ";

    /// Escape sequences for bold text, which take no columns.
    private static final Pattern STYLE = Pattern.compile("\u001B\\[[0-9;]*m");

    private HelpLayout() {}

    /// Lays out the help of a command and of all its subcommands.
    ///
    /// @param width columns of the terminal
    static void arrange(CommandLine commandLine, int width) {
        boolean narrow = width < NARROW;
        Map<String, IHelpSectionRenderer> sections = commandLine.getHelpSectionMap();
        sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, HelpLayout::synopsis);
        sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> options(help, narrow));
        if (narrow) {
            sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpLayout::stackedCommands);
            sections.put(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST, HelpLayout::stackedParameters);
        }
        commandLine.getCommandSpec().usageMessage().commandListHeading("%nCommands:%n");
        commandLine.getSubcommands().values().forEach(child -> arrange(child, width));
    }

    /// Wraps long lines between words, with a hanging indent. A word that is longer than a line is not split.
    static String wrap(String text, int width) {
        return text.lines().map(line -> wrapLine(line, width)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String wrapLine(String line, int width) {
        if (columns(line) <= width) {
            return line;
        }
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        String hanging = indent.length() >= width / 2 ? indent : indent + "  ";
        StringBuilder wrapped = new StringBuilder();
        StringBuilder current = new StringBuilder(indent);
        boolean isEmpty = true;
        for (String word : line.strip().split(" ")) {
            if (isEmpty && word.isEmpty()) {
                continue;
            }
            if (!isEmpty && columns(current.toString()) + 1 + columns(word) > width) {
                wrapped.append(current.toString().stripTrailing()).append('\n');
                current = new StringBuilder(hanging);
                isEmpty = true;
            }
            current.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        return wrapped.append(current).toString();
    }

    private static int columns(String text) {
        return STYLE.matcher(text).replaceAll("").length();
    }

    private static String stackedCommands(Help help) {
        return help.subcommands().values().stream()
                .map(command -> stacked(
                        "  " + String.join(", ", command.commandSpec().names()),
                        command.commandSpec().usageMessage().description()))
                .collect(Collectors.joining());
    }

    private static String stackedParameters(Help help) {
        return help.commandSpec().positionalParameters().stream()
                .map(parameter -> stacked("  " + parameter.paramLabel(), parameter.description()))
                .collect(Collectors.joining());
    }

    private static String stackedOptions(List<OptionSpec> options) {
        return options.stream()
                .sorted(Comparator.comparing(OptionSpec::longestName))
                .map(option -> stacked(
                        "  " + String.join(", ", option.names())
                                + (option.arity().max() > 0 ? "=" + option.paramLabel() : ""),
                        option.description()))
                .collect(Collectors.joining());
    }

    private static String stacked(String name, String... description) {
        String newline = System.lineSeparator();
        return name
                + newline
                + Stream.of(description).map(line -> INDENT + line + newline).collect(Collectors.joining());
    }

    /// The required arguments and options.
    private static String synopsis(Help help) {
        List<String> words = new ArrayList<>();
        words.add(help.commandSpec().qualifiedName());
        if (!help.subcommands().isEmpty()) {
            words.add("COMMAND");
        }
        help.commandSpec().positionalParameters().forEach(arg -> words.add(repeatable(arg, arg.paramLabel())));
        help.commandSpec().options().stream()
                .filter(ArgSpec::required)
                .forEach(option -> words.add(option.longestName() + "=" + option.paramLabel()));
        words.add("[OPTIONS]");
        return String.join(" ", words) + System.lineSeparator();
    }

    /// With `...` if it takes several values.
    private static String repeatable(PositionalParamSpec parameter, String label) {
        return parameter.arity().max() > 1 ? label + "..." : label;
    }

    private static String options(Help help, boolean narrow) {
        boolean isRoot = help.commandSpec().parent() == null;
        List<OptionSpec> own = help.commandSpec().options().stream()
                .filter(option -> isRoot || !option.inherited())
                .toList();
        List<OptionSpec> global = help.commandSpec().options().stream()
                .filter(option -> !isRoot && option.inherited())
                .toList();
        return section(help, "Options:", own, narrow) + section(help, "Global options:", global, narrow);
    }

    private static String section(Help help, String heading, List<OptionSpec> options, boolean narrow) {
        if (options.isEmpty()) {
            return "";
        }
        String list = narrow ? stackedOptions(options) : help.optionListExcludingGroups(options);
        return System.lineSeparator() + heading + System.lineSeparator() + list;
    }
}
