package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.cli.access.ContextsFile;
import picocli.CommandLine;

class CommandTreeTest {

    private static CommandLine tree(String... arguments) {
        return CommandTree.of(new LandlordCommand(Map.of(), ContextsFile.of(Map.of())), List.of(arguments));
    }

    /// What is listed below the command that `path` leads to.
    private static Set<String> below(CommandLine tree, String... path) {
        CommandLine command = tree;
        for (String name : path) {
            command = Objects.requireNonNull(command.getSubcommands().get(name));
        }
        return command.getSubcommands().keySet();
    }

    @Test
    @DisplayName("every group is listed, but only named groups have their commands")
    void asFarAsNamed() {
        CommandLine tree = tree("project", "grant", "put");

        assertThat(below(tree)).contains("org", "usage", "audit", "serve", "completion");
        assertThat(below(tree, "usage")).isEmpty();
        assertThat(below(tree, "project")).contains("create", "list", "get", "update", "delete");
        assertThat(below(tree, "project", "grant")).containsExactly("put", "get", "list", "remove");
    }

    @Test
    @DisplayName("earlier names of groups have the same commands")
    void aliases() {
        for (String name : List.of("reservation", "reserve")) {
            assertThat(below(tree(name, "list"), name))
                    .as(name)
                    .containsExactly("create", "commit", "extend", "release", "get", "list");
        }
        for (String name : List.of("secret-ref", "secret")) {
            assertThat(below(tree(name, "list"), name)).as(name).contains("put", "list");
        }
        assertThat(below(tree("quota-event", "list"), "quota-event")).containsExactly("list");
        assertThat(below(tree("limit", "events"), "limit")).contains("events");
    }

    @Test
    @DisplayName("completion builds the whole tree")
    void whole() {
        CommandLine tree = tree("completion", "bash");

        assertThat(below(tree, "usage"))
                .containsExactly("record", "get", "void", "list", "summary", "top", "import", "settings");
        assertThat(below(tree, "team", "member")).containsExactly("put", "get", "list", "remove");
    }

    @Test
    @DisplayName("every command that creates or replaces has --if-absent")
    void ifAbsent() {
        List<CommandLine> puts = new ArrayList<>();
        collect(tree("completion", "bash"), puts);

        assertThat(puts)
                .hasSizeGreaterThan(5)
                .allSatisfy(put -> assertThat(put.getCommandSpec().optionsMap())
                        .as(put.getCommandSpec().qualifiedName())
                        .containsKey("--if-absent"));
    }

    /// Settings are always there, and so never absent.
    private static void collect(CommandLine command, List<CommandLine> puts) {
        String name = command.getCommandSpec().qualifiedName();
        if (name.endsWith(" put") || name.endsWith(" limit set") || name.endsWith(" policy set")) {
            puts.add(command);
        }
        command.getSubcommands().values().forEach(below -> collect(below, puts));
    }
}
