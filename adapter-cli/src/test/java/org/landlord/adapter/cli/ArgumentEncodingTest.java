package org.landlord.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentEncodingTest {

    private static final String UTF_8 = "UTF-8";

    @Test
    @DisplayName("in a UTF-8 locale decoded text is accepted")
    void understood() {
        assertThat(ArgumentEncoding.findFault(
                        List.of("--name", "Ünïcode-日本 😀"), Map.of("LANDLORD_DB", "dätä/x.db"), UTF_8))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"caf\uFFFD", "a\uD800b", "\uDC00"})
    @DisplayName("an argument that could not be decoded is reported by its position")
    void lost(String argument) {
        assertThat(ArgumentEncoding.findFault(List.of("org", "--name", argument), Map.of(), UTF_8))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("argument 3 contains characters that cannot be decoded")
                        .contains("LC_ALL=C.UTF-8"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANSI_X3.4-1968", "ISO-8859-1", "ISO-8859-15", "windows-1252"})
    @DisplayName("in a locale with another charset non-ASCII text is rejected")
    void otherCharset(String charset) {
        assertThat(ArgumentEncoding.findFault(List.of("caf\u00C3\u00A9"), Map.of(), charset))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains(charset));
        assertThat(ArgumentEncoding.findFault(List.of("cafe"), Map.of("LANG", "é"), charset))
                .isEmpty();
    }

    @Test
    @DisplayName("LANDLORD_ variables are reported by name, others are ignored")
    void variables() {
        assertThat(ArgumentEncoding.findFault(List.of(), Map.of("LANDLORD_ORG", "\uFFFD", "HOME", "\uFFFD"), UTF_8))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).startsWith("LANDLORD_ORG contains characters that cannot be decoded"));
        assertThat(ArgumentEncoding.findFault(List.of(), Map.of("HOME", "\uFFFD"), UTF_8))
                .isEmpty();
    }
}
