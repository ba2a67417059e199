package org.landlord.adapter.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTextTest {

    @ParameterizedTest
    @CsvSource({"abc,3", "日本,4", "한글,4", "ｆｕｌｌ,8", "e\u0301,1", "😀,2", "👨‍👩‍👧‍👦,2", "🇫🇷,2", "❤️,2", "–,1", "'',0"
    })
    @DisplayName("text is measured as a terminal shows it")
    void width(String text, int columns) {
        assertThat(DisplayText.width(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "abcdef,6,abcdef",
        "abcdef,5,abcd…",
        "abcdef,1,…",
        "日本語,5,日本…",
        "日本語,4,日…",
        "a👨‍👩‍👧b,3,a…",
        "ab cd,4,ab…"
    })
    @DisplayName("text is truncated between grapheme clusters")
    void truncate(String text, int columns, String expected) {
        assertThat(DisplayText.truncate(text, columns)).isEqualTo(expected);
        assertThat(DisplayText.width(expected)).isLessThanOrEqualTo(columns);
    }

    @Test
    @DisplayName("text is wrapped without losing any of it")
    void wrap() {
        assertThat(DisplayText.wrap("日本語abc", 4)).containsExactly("日本", "語ab", "c");
        assertThat(DisplayText.wrap("日本", 1)).containsExactly("日", "本");
        assertThat(DisplayText.wrap("", 4)).containsExactly("");
        assertThat(DisplayText.wrap("usage:read usage:write", 16)).containsExactly("usage:read ", "usage:write");
    }

    @ParameterizedTest
    @CsvSource({
        "202E,\\u202e",
        "200B,\\u200b",
        "200D,\\u200d",
        "2066,\\u2066",
        "FEFF,\\ufeff",
        "00AD,\\u00ad",
        "2028,\\u2028",
        "2029,\\u2029",
        "0085,\\u0085",
        "001B,\\u001b",
        "007F,\\u007f",
        "E0041,\\U000e0041"
    })
    @DisplayName("control and format characters are escaped")
    void unsafe(String codePoint, String shown) {
        String text = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

        assertThat(DisplayText.isUnsafe(text)).isTrue();
        assertThat(DisplayText.clean(text)).isEqualTo("a" + shown + "b");
    }

    @ParameterizedTest
    @CsvSource({"Ünïcode 日本", "👨‍👩‍👧", "👍🏽", "❤️‍🔥", "नमस्ते", "🇩🇪"})
    @DisplayName("letters, marks and emoji are not escaped, joiners within emoji included")
    void safe(String text) {
        assertThat(DisplayText.clean(text)).isEqualTo(text);
    }
}
