package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandTreeTest {

    private static Map<String, CommandLine> nouns(String... arguments) {
        return CommandTree.of(new LandlordCommand(), List.of(arguments)).getSubcommands();
    }

    @Test
    @DisplayName("every noun is listed, but only what is named has its verbs")
    void asFarAsNamed() {
        Map<String, CommandLine> nouns = nouns("project", "grant", "put");

        assertThat(nouns).containsKeys("org", "usage", "audit", "serve", "completion");
        assertThat(nouns.get("usage").getSubcommands()).isEmpty();
        assertThat(nouns.get("project").getSubcommands()).containsKeys("create", "list", "get", "update", "delete");
        assertThat(nouns.get("project").getSubcommands().get("grant").getSubcommands())
                .containsOnlyKeys("put", "list", "remove");
    }

    @Test
    @DisplayName("completion sees all of it")
    void whole() {
        Map<String, CommandLine> nouns = nouns("completion", "bash");

        assertThat(nouns.get("usage").getSubcommands()).containsOnlyKeys("record", "list", "summary", "import");
        assertThat(nouns.get("team").getSubcommands().get("member").getSubcommands())
                .containsOnlyKeys("put", "list", "remove");
    }
}
