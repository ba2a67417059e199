package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.cli.access.ContextsFile;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class HelpWordingTest {

    /// Pronouns, metaphors and archaisms that no manual uses.
    private static final Pattern UNUSUAL = Pattern.compile(
            "\\b(nobody|somebody|whoever|whatever|whom|gets? at|gets? in|lets in|no more\\b(?! than)|good for"
                    + "|for ever|is none|is no|be there|is there|go together|anew|in between|at once|as a whole"
                    + "|what (?:people|programs|was|is|it|to|there|you|they|comes|happens)|how it|where it|by this)\\b",
            Pattern.CASE_INSENSITIVE);

    private static List<String> unusual(String text) {
        return UNUSUAL.matcher(text).results().map(result -> result.group()).toList();
    }

    private static Stream<CommandSpec> commands() {
        CommandLine root = CommandTree.of(
                new LandlordCommand(Map.of(), ContextsFile.of(Map.of())), List.of(CompletionCommand.NAME));
        List<CommandSpec> commands = new ArrayList<>();
        collect(root, commands);
        return commands.stream();
    }

    private static void collect(CommandLine command, List<CommandSpec> commands) {
        commands.add(command.getCommandSpec());
        command.getSubcommands().values().forEach(subcommand -> collect(subcommand, commands));
    }

    /// All texts of a command, without the examples.
    private static Stream<String> texts(CommandSpec command) {
        Stream<String> arguments = Stream.concat(
                command.options().stream().flatMap(option -> Stream.of(option.description())),
                command.positionalParameters().stream().flatMap(parameter -> Stream.of(parameter.description())));
        Stream<String> footer = Stream.of(command.usageMessage().footer()).filter(line -> !line.startsWith("  "));
        return Stream.of(Stream.of(command.usageMessage().description()), arguments, footer)
                .flatMap(texts -> texts);
    }

    @Test
    @DisplayName("help uses the words of a manual")
    void wording() {
        assertThat(commands())
                .hasSizeGreaterThan(60)
                .allSatisfy(command -> assertThat(
                                unusual(String.join(" ", texts(command).toList())))
                        .as(command.qualifiedName())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Makes a key good for nothing, at once and for ever.",
                "Lets a team at a project, whoever is in it.",
                "Teams that get at a project.",
                "API keys: what programs get in with.",
                "When it is good no more, such as 2027-01-01T00:00:00Z.",
                "The file to write; it must not be there.",
                "Do not ask. Needed where nobody can answer."
            })
    @DisplayName("unusual words are found")
    void found(String text) {
        assertThat(unusual(text)).isNotEmpty();
    }

    @Test
    @DisplayName("every command, option and parameter has a description that starts like a sentence and ends like one")
    void sentences() {
        assertThat(commands()).allSatisfy(command -> {
            assertThat(String.join(" ", command.usageMessage().description()))
                    .as(command.qualifiedName())
                    .matches("[A-Z].*\\.");
            assertThat(command.options().stream().filter(option -> !isEnumeration(option)))
                    .as(command.qualifiedName())
                    .allSatisfy(option ->
                            assertThat(String.join(" ", option.description())).matches("[A-Z].*\\."));
            assertThat(command.options().stream().filter(HelpWordingTest::isEnumeration))
                    .as(command.qualifiedName())
                    .allSatisfy(option ->
                            assertThat(String.join(" ", option.description())).endsWith("."));
            assertThat(command.positionalParameters())
                    .as(command.qualifiedName())
                    .allSatisfy(parameter -> assertThat(Objects.requireNonNull(parameter.description()))
                            .isNotEmpty());
        });
    }

    /// Descriptions of closed sets start with a value.
    private static boolean isEnumeration(OptionSpec option) {
        return List.of("--type", "--role", "--enforcement", "--period", "--group-by", "--bucket", "--order", "--format")
                .contains(option.longestName());
    }
}
