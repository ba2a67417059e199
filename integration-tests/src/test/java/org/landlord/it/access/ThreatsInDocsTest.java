package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each threat in `docs/security.md` names tests that are there.
class ThreatsInDocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern TEST = Pattern.compile("(\\w+(?:Test|IT|Suite|Contract))\\.java");

    @Test
    void givenTheThreatModel_whenItsTableIsRead_thenEveryRowNamesTestsAndEachOfThemExists() throws IOException {
        Set<String> tests = tests();
        List<String> rows;
        try (Stream<String> lines = Files.lines(ROOT.resolve("docs/security.md"))) {
            rows = lines.filter(line -> line.startsWith("| ")).skip(1).toList();
        }

        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(row -> {
            String[] columns = row.split("\\|");
            assertThat(named(columns[columns.length - 1])).isNotEmpty().isSubsetOf(tests);
        });
    }

    private static List<String> named(String column) {
        return NAME.matcher(column)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new HashSet<>();
        // Not below target folders, where other builds come and go.
        for (Path group : List.of(ROOT, ROOT.resolve("apps"))) {
            try (DirectoryStream<Path> modules = Files.newDirectoryStream(group)) {
                for (Path module : modules) {
                    addTests(module.resolve("src"), tests);
                }
            }
        }
        return tests;
    }

    private static void addTests(Path sources, Set<String> tests) throws IOException {
        if (Files.isDirectory(sources)) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.map(file -> TEST.matcher(file.getFileName().toString()))
                        .filter(Matcher::matches)
                        .forEach(name -> tests.add(name.group(1)));
            }
        }
    }
}
