package org.landlord.adapter.rest.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class JsonReaderTest {

    private static final int STRING = 1 << 20;
    private static final int NAME = 16 << 10;
    private static final int NUMBER = 1000;
    private static final int DEPTH = 32;

    private static @Nullable Object read(String json) {
        return read(json, StandardCharsets.UTF_8);
    }

    private static @Nullable Object read(String json, Charset charset) {
        try (JsonReader reader = new JsonReader(json.getBytes(charset))) {
            return reader.document();
        }
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String text(int chars) {
        return "[\"" + "x".repeat(chars) + "\"]";
    }

    private static String name(int chars) {
        return "{\"" + "x".repeat(chars) + "\":1}";
    }

    private static String number(int digits) {
        return "[" + "1".repeat(digits) + "]";
    }

    static Stream<String> largest() {
        return Stream.of(nested(DEPTH), text(STRING), name(NAME), number(NUMBER));
    }

    static Stream<String> tooLarge() {
        return Stream.of(nested(DEPTH + 1), text(STRING + 1), name(NAME + 1), number(NUMBER + 1));
    }

    @ParameterizedTest
    @MethodSource("largest")
    void whatIsAtABoundIsRead(String json) {
        assertThat(read(json)).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void whatIsBeyondOneIsBadInput_inAShortSentence(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("must be JSON: ")
                .message()
                .hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void givenAnotherEncodingThanUtf8_whenItIsRead_thenItIsBadInput(String charset) {
        for (String json : new String[] {"{\"name\":\"Acme\"}", "[1]", " {}"}) {
            assertThatThrownBy(() -> read(json, Charset.forName(charset)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("must be JSON in UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\uFEFF{}", "1", "\"ä\"", "\"\uD83D\uDE00\""})
    void givenUtf8_whenItIsRead_thenItIsGood_withAByteOrderMarkOrWithout(String json) {
        assertThat(read(json)).isNotNull();
    }
}
