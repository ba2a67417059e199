package org.landlord.wire.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class JsonReaderTest {

    private static final int STRING = 1 << 20;
    private static final int NAME = 16 << 10;
    private static final int NUMBER = 1000;
    private static final int DEPTH = 40;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1,"a":2}      | must be JSON: Duplicate field 'a' (line 1, column 8)
            [{"a":{},"b":1,"a":null}] | must be JSON: Duplicate field 'a' (line 1, column 16)
            {} {}              | must end after the first JSON document (line 1, column 4)
            [1]x               | must be JSON: Unrecognized token 'x'
            {"a":NaN}          | must be JSON: Non-standard token 'NaN' (line 1, column 9)
            1e99999999999      | must have numbers with smaller exponents
            {"a":              | must be JSON: Unexpected end-of-input
            """)
    void whatIsNotOneJsonDocumentIsRefused(String json, String message) {
        assertThatThrownBy(() -> read(json.strip()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080",
                "c1bf",
                "e08080",
                "e09fbf",
                "eda080",
                "edbfbf",
                "f0808080",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "ff",
                "80",
                "c3",
                "e282"
            })
    void overlongEncodingsSurrogatesAndTruncatedSequencesAreRefused_inBytesAndInAStream(String bytes) {
        byte[] json = HexFormat.of().parseHex("5b2261" + bytes + "225d");

        assertThatThrownBy(() -> JsonReader.document(json)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new JsonReader(new ByteArrayInputStream(json)).document())
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void numbersKeepTheirDigits_andMembersTheirOrder() {
        assertThat(read("{\"b\":1.00,\"a\":[1E+2,-0,true,null,\"x\"]}"))
                .hasToString("{b=1.00, a=[1E+2, 0, true, null, x]}");
    }

    @Test
    void onlyAnObjectIsOne() {
        assertThat(JsonReader.object("{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThatThrownBy(() -> JsonReader.object("[]".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("must be a JSON object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{",
                "{\"a\":",
                "{\"a\":[1,",
                "[1}",
                "{\"a\":1]",
                "\"text",
                "nul",
                "NaN",
                "01",
                "1.",
                "{a:1}",
                "'x'",
                "// x",
                "[1,]",
                "\"\u0001\"",
                "\"\\x\"",
                ""
            })
    void givenMalformedJson_whenItIsRejected_thenTheMessageNamesNoSettingOfTheParser(String json) {
        assertThatThrownBy(() -> JsonReader.object(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidInput.class)
                .message()
                .doesNotContain("Source", "`", "Feature", "fasterxml", "REDACTED");
    }
}
