package org.landlord.adapter.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.landlord.adapter.cli.option.ContextName;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Writes the completion script: the code in `completion.sh` with the words of all commands. The script of picocli is
/// ten times as long, so a shell would take longer to load it, and cannot ask for ids.
final class CompletionScript {

    private static final String TEMPLATE = "completion.sh";

    /// The option with the id of a resource that is created.
    private static final String NEW_ID = "--id";

    private static final String PARAMETERS = "#";

    /// Values that are not listed in the script.
    private static final Map<Class<?>, String> KINDS = Map.of(
            OrgId.class, "@org",
            ProjectId.class, "@project",
            ContextName.class, "@context",
            Path.class, "@file");

    /// The lines of each `case`.
    private final List<String> words = new ArrayList<>();

    private final Map<String, Map<String, String>> kinds = new TreeMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final TreeSet<String> withValue = new TreeSet<>();

    private CompletionScript() {}

    /// @param root the whole tree, with the values of closed sets
    static String of(CommandLine root, String version) {
        CompletionScript script = new CompletionScript();
        script.add("", root.getCommandSpec());
        return template()
                .replace("@VERSION@", version)
                .replace("@WORDS@", String.join("\n", script.words))
                .replace("@KINDS@", String.join("\n", script.kindLines()))
                .replace(
                        "@ALIASES@",
                        script.aliases.entrySet().stream()
                                .map(alias -> "    " + alias.getKey() + ") word=" + alias.getValue() + " ;;")
                                .collect(Collectors.joining("\n")))
                .replace("@TAKES_VALUE@", String.join(" ", script.withValue))
                .replace("@GLOBAL@", names(root.getCommandSpec(), true));
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(CompletionScript.class.getResourceAsStream(TEMPLATE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String path, CommandSpec command) {
        List<CommandSpec> subcommands = command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .filter(subcommand -> !subcommand.usageMessage().hidden())
                .toList();
        String names = subcommands.stream().map(CommandSpec::name).collect(Collectors.joining(" "));
        words.add("    \"" + path + "\") S=\"" + names + "\" W=\"" + names(command, false) + "\" ;;");
        for (OptionSpec option : command.options()) {
            if (option.arity().max() > 0) {
                withValue.add(option.longestName());
                Stream.of(option.names())
                        .filter(name -> !name.equals(option.longestName()))
                        .forEach(name -> aliases.put(name, option.longestName()));
                kinds.computeIfAbsent(option.longestName(), _ -> new TreeMap<>())
                        .put(path, kind(option));
            }
        }
        if (!command.positionalParameters().isEmpty()) {
            String kind = kind(command.positionalParameters().getFirst());
            kinds.computeIfAbsent(PARAMETERS, _ -> new TreeMap<>()).put(path, kind);
        }
        for (CommandSpec subcommand : subcommands) {
            for (String alias : subcommand.aliases()) {
                aliases.put(alias, subcommand.name());
            }
            add((path + " " + subcommand.name()).strip(), subcommand);
        }
    }

    private static String names(CommandSpec command, boolean inherited) {
        boolean isRoot = command.parent() == null;
        return command.options().stream()
                .filter(option -> (isRoot || option.inherited()) == inherited)
                .map(OptionSpec::longestName)
                .collect(Collectors.joining(" "));
    }

    /// One line for an option that has the same values everywhere, else one per command.
    private List<String> kindLines() {
        List<String> lines = new ArrayList<>();
        kinds.forEach((name, byPath) -> {
            if (byPath.values().stream().distinct().count() == 1 && !name.equals(PARAMETERS)) {
                byPath.values().stream().limit(1).forEach(kind -> addKind(lines, "*\" " + name + "\"", kind));
            } else {
                byPath.forEach((path, kind) -> addKind(lines, "\"" + path + " " + name + "\"", kind));
            }
        });
        return lines;
    }

    private static void addKind(List<String> lines, String pattern, String kind) {
        if (!kind.isEmpty()) {
            lines.add("    " + pattern + ") K=\"" + kind + "\" ;;");
        }
    }

    private static String kind(ArgSpec arg) {
        if (arg.completionCandidates() != null) {
            return StreamSupport.stream(arg.completionCandidates().spliterator(), false)
                    .collect(Collectors.joining(" "));
        }
        boolean isNew = arg instanceof OptionSpec option && option.longestName().equals(NEW_ID);
        return isNew ? "" : KINDS.getOrDefault(arg.type(), "");
    }
}
