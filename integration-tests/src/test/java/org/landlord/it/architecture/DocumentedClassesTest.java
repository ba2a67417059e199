package org.landlord.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The classes that `docs/architecture.md` and `CONTRIBUTING.md` name exist, in the packages that the tables state.
class DocumentedClassesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String ARCHITECTURE = "docs/architecture.md";
    private static final String HEAD_OF_TABLE = "| concern | package | class |";
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern CLASS_NAME = Pattern.compile("[A-Z][a-z]\\w*");

    /// Fully qualified, of production and test code, without the prefix `org.landlord.`.
    private static Set<String> classes = Set.of();

    @BeforeAll
    static void findClasses() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path group : List.of(ROOT, ROOT.resolve("apps"))) {
            try (DirectoryStream<Path> modules = Files.newDirectoryStream(group)) {
                for (Path module : modules) {
                    addClasses(module.resolve("src/main/java/org/landlord"), found);
                    addClasses(module.resolve("src/test/java/org/landlord"), found);
                }
            }
        }
        classes = found;
    }

    private static void addClasses(Path sources, Set<String> found) throws IOException {
        if (Files.isDirectory(sources)) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.map(file -> sources.relativize(file).toString())
                        .filter(name -> name.endsWith(".java"))
                        .map(name -> name.substring(0, name.length() - ".java".length())
                                .replace('/', '.'))
                        .forEach(found::add);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ARCHITECTURE, "CONTRIBUTING.md"})
    void everyNamedClassExists(String document) throws IOException {
        Set<String> simpleNames = classes.stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());

        List<String> named = code(Files.readString(ROOT.resolve(document)))
                .filter(CLASS_NAME.asMatchPredicate())
                .toList();

        assertThat(named).hasSizeGreaterThan(5).isSubsetOf(simpleNames);
    }

    @Test
    void everyClassInATableIsInItsPackage() throws IOException {
        List<String> rows = Files.readString(ROOT.resolve(ARCHITECTURE))
                .lines()
                .dropWhile(line -> !line.equals(HEAD_OF_TABLE))
                .skip(2)
                .takeWhile(line -> line.startsWith("| "))
                .toList();

        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(row -> {
            String[] columns = row.split("\\|");
            String packageName = code(columns[2]).findFirst().orElseThrow();
            List<String> named = Arrays.stream(columns, 3, columns.length)
                    .flatMap(DocumentedClassesTest::code)
                    .map(name -> packageName + "." + name)
                    .toList();
            assertThat(named).isNotEmpty().isSubsetOf(classes);
        });
    }

    private static Stream<String> code(String text) {
        return CODE.matcher(text).results().map((MatchResult code) -> code.group(1));
    }
}
