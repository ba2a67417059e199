package org.landlord.adapter.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no such file '/srv/app/x.json'|no such file '…'",
                "in /srv/app/a.ts:10:3 (/home/me/b.ts)|in … (…)",
                "in file:///srv/app/a.ts|in …",
                "in C:\\Users\\me\\a.ts|in …",
                "path:/srv/app/x|path:…",
                "Task failed. See https://smithers.example/errors#x|Task failed.",
                "Task failed (See: https://smithers.example/errors|Task failed"
            })
    void givenAnErrorWithAPathOfTheServer_whenItIsCleaned_thenThePathIsReplaced(String text, String clean) {
        assertThat(CleanText.error(text, 300)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET https://api.example/v1/things/7 failed",
                "connect to host:8080/api/v1 failed",
                "1/2 and 3/4",
                "either/or/both",
                "use ../relative/path",
                "ratio 7 / 8 / 9",
                "the key '/usage'"
            })
    void givenATextWithoutAPathOfTheServer_whenItIsCleaned_thenItIsAsBefore(String text) {
        assertThat(CleanText.error(text, 300)).isEqualTo(text);
    }

    @Test
    void givenAStackTrace_whenItIsCleaned_thenTheMessageStays() {
        assertThat(CleanText.error("Error: no\n    at f (/srv/a.ts:1:2)\r\n\tat g (native)\nCaused by: x", 300))
                .isEqualTo("Error: no Caused by: x");
    }

    @Test
    void givenALongText_whenItIsCleaned_thenItIsShortened() {
        assertThat(CleanText.error("x".repeat(100_000), 300)).hasSize(300).endsWith("x…");
        assertThat(CleanText.error("(".repeat(100_000), 300)).hasSize(300);
        assertThat(CleanText.error("/a".repeat(100_000), 300)).isEqualTo("……");
        assertThat(CleanText.error("\n at ".repeat(100_000), 300)).hasSizeLessThan(300);
    }

    @Test
    void givenASecret_whenItIsCleaned_thenItIsReplaced() {
        assertThat(CleanText.line("key ghp_abcdefghijkl here", 300)).isEqualTo("key … here");
    }

    @Test
    void givenCharactersThatCannotBeShown_whenTheyAreCleaned_thenTheyAreReplaced() {
        assertThat(CleanText.block("a\u0000b\ud800c\nd\te\u001b[0m", 300)).isEqualTo("a b\uFFFDc\nd\te [0m");
        assertThat(CleanText.line("a\n\n b\u2028c", 300)).isEqualTo("a b c");
        assertThat(CleanText.whole("a\udc00\ud83d\ude00")).isEqualTo("a\uFFFD\ud83d\ude00");
    }

    @Test
    void givenThePayloadOfAnEvent_whenItIsCleaned_thenItIsSoAtEveryLevel() {
        assertThat(CleanText.payload(Map.of(
                        "stack", "x",
                        "error", Map.of("Stack", "x", "message", "in /srv/app/x"),
                        "list", List.of(Map.of("rootDir", "/srv"), "/srv/app/y", 7))))
                .isEqualTo(Map.of("error", Map.of("message", "in …"), "list", List.of(Map.of(), "…", 7)));
    }
}
