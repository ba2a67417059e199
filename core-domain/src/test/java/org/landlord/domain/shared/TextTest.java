package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class TextTest {

    private static final String SMILEY = "\uD83D\uDE00";

    @Test
    void textIsTrimmedAtItsEndsAlone() {
        assertThat(Text.check("\t a  b \n", 10)).isEqualTo("a  b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void emptyTextIsRefused(String text) {
        assertThatThrownBy(() -> Text.check(text, 10))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must not be empty");
    }

    @Test
    void lengthCountsCodePointsAfterTrimming() {
        assertThat(Text.check(" " + SMILEY.repeat(3) + " ", 3)).isEqualTo(SMILEY.repeat(3));
        assertThatThrownBy(() -> Text.check(SMILEY.repeat(4), 3))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at most 3 characters");
    }

    @Test
    void aLabelHasAtMost128CodePoints() {
        assertThat(new Label(SMILEY.repeat(128)).value()).hasSize(256);
        assertThatThrownBy(() -> new Label(SMILEY.repeat(129))).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\tb", "a\u007fb", "a\u0085b", "a\u009fb"})
    void controlCharactersWithinAreRefused(String text) {
        assertThatThrownBy(() -> Text.check(text, 10))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83Db", "\uDE00", "\uDE00\uD83D", "a\uD83D"})
    void surrogatesWithoutTheirOtherHalfAreRefused(String text) {
        assertThatThrownBy(() -> Text.check(text, 10))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("must be valid Unicode");
    }

    @Test
    void textIsOrderedByCodePointAsDatabasesDo() {
        List<String> inOrder = List.of(
                "",
                " ",
                "-",
                "0",
                "A",
                "a",
                "a b",
                "a-b",
                "a0",
                "aa",
                "b",
                "é",
                "\uE000",
                "\uFF5E",
                SMILEY,
                SMILEY + "a",
                "\uD83D\uDE01",
                "\uDBFF\uDFFF");

        assertThat(inOrder.reversed().stream().sorted(Text::compare)).isEqualTo(inOrder);
        assertThat(inOrder).allMatch(text -> Text.compare(text, text) == 0);
        assertThat(new Label("\uFF5E")).isLessThan(new Label(SMILEY));
    }

    @Test
    void anApiKeyInATextIsRefusedAndNotRepeated() {
        String text = "use landlord_key_01kamb3q1rz8xw2v4n5t6y7h9p_0Secret for it";

        assertThatThrownBy(() -> Text.check(text, 200))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("API key")
                .hasMessageNotContaining("0Secret");
        assertThat(SecretValues.hidden(text)).isEqualTo("use … for it");
        assertThat(SecretValues.hidden("nothing to hide")).isEqualTo("nothing to hide");
    }
}
