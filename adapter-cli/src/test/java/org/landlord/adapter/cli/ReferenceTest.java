package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.cli.access.ContextsFile;

/// `docs/cli.md` and the manual pages are what the commands say. With `-Dlandlord.cli.write=true` this test writes
/// them.
class ReferenceTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "cli.md");
    private static final Path MANUAL = Path.of("..", "share", "man", "man1");
    private static final String BEGIN = "<!-- made from the commands, kept by ReferenceTest -->\n";
    private static final String HINT = "the reference is not current: ./mvnw -pl adapter-cli -am test"
            + " -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dlandlord.cli.write=true";

    private static final CommandPage ROOT = CommandPage.of(
            CommandTree.of(new LandlordCommand(Map.of(), ContextsFile.of(Map.of())), List.of(CompletionCommand.NAME)));

    private static boolean isWriting() {
        return Boolean.getBoolean("landlord.cli.write");
    }

    private static Map<String, String> manual() {
        Map<String, String> pages = new TreeMap<>();
        pages.put("landlord.1", ManualPage.ofProgram(ROOT));
        for (CommandPage command : ROOT.children()) {
            pages.put(command.name().replace(' ', '-') + ".1", ManualPage.of(command));
        }
        return pages;
    }

    @Test
    @DisplayName("docs/cli.md describes every command")
    void document() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(document).containsOnlyOnce(BEGIN);
        String prose = document.substring(0, document.indexOf(BEGIN) + BEGIN.length());
        String expected = prose + MarkdownReference.of(ROOT);
        if (isWriting()) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT)).as(HINT).isEqualTo(expected);
    }

    @Test
    @DisplayName("there is a manual page for landlord and for each of its commands, and no other")
    void pages() throws IOException {
        Map<String, String> pages = manual();
        if (isWriting()) {
            Files.createDirectories(MANUAL);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(MANUAL.resolve(page.getKey()), page.getValue());
            }
        }

        Map<String, String> present = new TreeMap<>();
        try (Stream<Path> files = Files.list(MANUAL)) {
            for (Path file : files.toList()) {
                present.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        assertThat(present).as(HINT).isEqualTo(pages);
    }

    @Test
    @DisplayName("every command and option of the help is in the reference")
    void complete() {
        String reference = MarkdownReference.of(ROOT);

        assertThat(reference)
                .contains(
                        "### landlord org create",
                        "## landlord init",
                        "`-o, --output=FORMAT`",
                        "### landlord key rotate")
                .contains("landlord limit set --org org_acme --metric tokens")
                .doesNotContain("limit events");
        assertThat(manual().get("landlord-reservation.1"))
                .contains(".SS landlord reservation commit", "\\-\\-quantity");
    }

    @Test
    @DisplayName("no line of a manual page is taken for a request that it is not")
    void requests() {
        assertThat(manual().values())
                .allSatisfy(page -> assertThat(
                                page.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                        .allMatch(line -> line.matches("\\.(\\\\\".*|TH .*|SH .*|SS .*|PP|TP|B .*|nf|fi)")));
    }
}
