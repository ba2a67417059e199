package org.landlord.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages and names of the core do not mention HTTP: they are shown by the CLI too. ArchUnit sees classes, not
/// string literals, so this reads the sources.
class CoreLiteralsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> CORE = List.of("core-domain", "ports", "application");
    private static final Pattern COMMENT = Pattern.compile("^\\s*//.*$");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern HTTP_WORD = Pattern.compile(
            "\\bHTTP\\b|(?i)\\b(?:if-match|if-none-match|etags?|headers?|idempotency-key|retry-after|content-type"
                    + "|authorization header|status code|query parameters?)\\b");

    @Test
    void givenTheSourcesOfTheCore_thenNoStringLiteralNamesHttp() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> sources = sources();
        for (Path source : sources) {
            Files.readAllLines(source).stream()
                    .flatMap(CoreLiteralsTest::httpLiterals)
                    .map(literal -> ROOT.relativize(source) + ": " + literal)
                    .forEach(found::add);
        }

        assertThat(sources).as("sources of the core").hasSizeGreaterThan(200);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throw new PreconditionFailed(\"If-Match demands that it exists\");",
                "throw refused.at(\"Idempotency-Key\");",
                "return \"read it again and use its new ETag\";",
                "String message = \"the header \" + name;",
                "case \"HTTP\" -> true;"
            })
    void givenALiteralThatNamesHttp_thenItIsFound(String line) {
        assertThat(httpLiterals(line)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/// REST sends it as the header \"ETag\".",
                "throw new PreconditionFailed(\"the resource has changed: read it again\");",
                "Pattern.compile(\"https?://\");"
            })
    void givenALineWithoutSuchALiteral_thenNothingIsFound(String line) {
        assertThat(httpLiterals(line)).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : CORE) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private static Stream<String> httpLiterals(String line) {
        return COMMENT.matcher(line).matches()
                ? Stream.empty()
                : LITERAL.matcher(line)
                        .results()
                        .map(MatchResult::group)
                        .filter(literal -> HTTP_WORD.matcher(literal).find());
    }
}
