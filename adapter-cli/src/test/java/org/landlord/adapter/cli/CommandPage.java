package org.landlord.adapter.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What the reference says about a command, from which the pages in Markdown and the manual pages are made.
///
/// @param name the whole name, such as `landlord org create`
/// @param arguments parameters and options, in the order of the help
/// @param notes paragraphs of the footer
/// @param examples lines of the shell
/// @param verbatim lines of the footer that are tables
/// @param children the commands of a group
record CommandPage(
        String name,
        List<String> aliases,
        String description,
        String synopsis,
        List<Argument> arguments,
        List<String> notes,
        List<String> examples,
        List<String> verbatim,
        List<CommandPage> children) {

    /// @param names as on the command line, with the value: `-o, --output=FORMAT`
    record Argument(String names, String description, boolean required) {}

    static CommandPage of(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        Footer footer = Footer.of(spec.usageMessage().footer());
        return new CommandPage(
                spec.qualifiedName(),
                List.of(spec.aliases()),
                String.join(" ", spec.usageMessage().description()),
                synopsis(command),
                arguments(spec),
                footer.notes,
                footer.examples,
                footer.verbatim,
                command.getSubcommands().values().stream()
                        .distinct()
                        .filter(child -> !child.getCommandSpec().usageMessage().hidden())
                        .map(CommandPage::of)
                        .toList());
    }

    private static String synopsis(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        List<String> words = new ArrayList<>(List.of(spec.qualifiedName()));
        if (!command.getSubcommands().isEmpty()) {
            words.add("COMMAND");
        }
        spec.positionalParameters()
                .forEach(arg -> words.add((arg.required() ? arg.paramLabel() : "[" + arg.paramLabel() + "]")
                        + (arg.arity().max() > 1 ? "..." : "")));
        spec.options().stream()
                .filter(ArgSpec::required)
                .forEach(option -> words.add(option.longestName() + "=" + option.paramLabel()));
        words.add("[OPTIONS]");
        return String.join(" ", words);
    }

    private static List<Argument> arguments(CommandSpec spec) {
        boolean isRoot = spec.parent() == null;
        Stream<Argument> parameters = spec.positionalParameters().stream()
                .map(arg -> new Argument(arg.paramLabel(), text(arg.description()), arg.required()));
        Stream<Argument> options = spec.options().stream()
                .filter(option -> isRoot || !option.inherited())
                .map(option -> new Argument(names(option), text(option.description()), option.required()));
        return Stream.concat(parameters, options).toList();
    }

    private static String names(OptionSpec option) {
        return String.join(", ", option.names()) + (option.arity().max() > 0 ? "=" + option.paramLabel() : "");
    }

    private static String text(String... lines) {
        return String.join(" ", lines);
    }

    /// The parts of a footer: paragraphs, lines of the shell below `Example:`, and tables.
    private record Footer(List<String> notes, List<String> examples, List<String> verbatim) {

        static Footer of(String... lines) {
            Footer footer = new Footer(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            StringBuilder note = new StringBuilder();
            boolean examples = false;
            boolean table = false;
            for (String line :
                    Stream.concat(Arrays.stream(lines), Stream.of("")).toList()) {
                if (line.matches("Examples?:")) {
                    examples = true;
                } else if (examples && line.startsWith("  ")) {
                    footer.examples.add(line.substring(2));
                } else if (line.endsWith(":") && note.isEmpty() && !line.contains(" ") || line.equals("Exit codes:")) {
                    table = true;
                    footer.verbatim.add(line);
                } else if (table && line.startsWith("  ")) {
                    footer.verbatim.add(line);
                } else if (line.isEmpty()) {
                    if (!note.isEmpty()) {
                        footer.notes.add(note.toString());
                        note.setLength(0);
                    }
                } else {
                    note.append(note.isEmpty() ? "" : " ").append(line);
                }
            }
            return footer;
        }
    }
}
