package org.landlord.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command in the documents is run, and prints what the document says. CONTRIBUTING.md describes the
/// rules. With `-Dlandlord.docs.write=true` the outputs that differ are written into the documents, with
/// `-Dlandlord.docs.only=docs/tour.md` only one of them is run.
@Tag("heavy")
class CommandsInDocsIT {

    /// The changes are history, and the reference of the commands has a test of its own.
    private static final Set<Path> OTHERS = Set.of(Path.of("CHANGELOG.md"), Path.of("docs/cli.md"));

    @TempDir
    Path folder;

    static Stream<Path> documentsWithCommands() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path document : Documents.all()) {
            if (!OTHERS.contains(document) && !commands(document).isEmpty()) {
                found.add(document);
            }
        }
        assertThat(found).contains(Path.of("README.md"), Path.of("docs/runbook.md"), Path.of("docs/tour.md"));
        String only = System.getProperty("landlord.docs.only", "");
        return found.stream().filter(document -> only.isEmpty() || document.equals(Path.of(only)));
    }

    private static List<ShellBlocks.Command> commands(Path document) throws IOException {
        try {
            return ShellBlocks.of(Files.readAllLines(Documents.ROOT.resolve(document)));
        } catch (IllegalArgumentException wrong) {
            throw new AssertionError(document + ": " + wrong.getMessage(), wrong);
        }
    }

    @ParameterizedTest
    @MethodSource("documentsWithCommands")
    void givenADocument_whenItsCommandsAreRunInOrder_thenEachPrintsWhatTheDocumentSays(Path document) throws Exception {
        List<String> lines = Files.readAllLines(Documents.ROOT.resolve(document));
        List<String> written = new ArrayList<>();
        int copied = 0;
        ExpectedOutput expected = new ExpectedOutput();
        try (DocumentShell shell = new DocumentShell(folder)) {
            for (ShellBlocks.Command command : ShellBlocks.of(lines)) {
                DocumentShell.Outcome outcome = shell.run(expected.command(command.text()));
                String output = command.output();
                if (output == null) {
                    assertThat(outcome.exitCode())
                            .as("%s:%d: %s%n%s", document, command.line(), command.text(), outcome.text())
                            .isZero();
                } else if (!expected.matches(output, outcome.text())) {
                    String actual = expected.documented(outcome.text());
                    if (!Boolean.getBoolean("landlord.docs.write")) {
                        fail("%s:%d: the output differs%n$ %s%n--- as documented%n%s%n--- as run%n%s%n"
                                .formatted(document, command.line(), command.text(), output, actual));
                    }
                    written.addAll(lines.subList(copied, command.outputLine()));
                    actual.lines().forEach(written::add);
                    copied = command.outputEnd();
                    // Its new ids and instants are those of the document from now on.
                    assertThat(expected.matches(actual, outcome.text())).isTrue();
                }
            }
        }
        if (copied > 0) {
            written.addAll(lines.subList(copied, lines.size()));
            Files.write(Documents.ROOT.resolve(document), written);
        }
    }
}
