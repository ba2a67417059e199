package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.tenancy.Name;

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
    @ValueSource(ints = {0x20, 0x09, 0x0A, 0x85, 0xA0, 0x1680, 0x2003, 0x2007, 0x2028, 0x202F, 0x205F, 0x3000, 0xFEFF})
    void givenAnyWhiteSpaceOfUnicode_whenItIsAtTheEnds_thenItIsTrimmed(int space) {
        String text = Character.toString(space) + "tokens" + Character.toString(space);

        assertThat(Text.check(text, 6)).isEqualTo("tokens");
        assertThat(Text.checkKey(text, 6)).isEqualTo("tokens");
        assertThat(Text.checkVerbatim(text, 6)).isEqualTo("tokens");
    }

    @ParameterizedTest
    @CsvSource({
        "200B, format characters",
        "200C, format characters",
        "200D, format characters",
        "00AD, format characters",
        "202E, format characters",
        "2066, format characters",
        "FEFF, format characters",
        "E0041, format characters",
        "E000, private-use characters",
        "F0000, private-use characters",
        "FFFE, noncharacters",
        "FFFF, noncharacters",
        "FDD0, noncharacters",
        "10FFFF, noncharacters",
        "0378, unassigned characters",
        "2028, line separators",
        "2029, line separators",
        "FE0F, invisible characters",
        "E0100, invisible characters",
        "034F, invisible characters",
        "3164, invisible characters",
        "2800, invisible characters",
        "FFFC, invisible characters",
        "FFFD, the replacement character",
        "001B, control characters"
    })
    void givenACharacterThatNobodySees_whenItIsWithin_thenItIsRefusedByItsName(String hex, String kind) {
        String text = "tok" + Character.toString(Integer.parseInt(hex, 16)) + "ens";

        for (UnaryOperator<String> check : List.<UnaryOperator<String>>of(
                value -> Text.check(value, 20),
                value -> Text.checkKey(value, 20),
                value -> Text.checkVerbatim(value, 20))) {
            assertThatThrownBy(() -> check.apply(text))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("must not contain " + kind)
                    .hasMessageContaining("U+" + hex);
        }
    }

    @Test
    void givenTextInTwoForms_whenItLooksTheSame_thenItIsTheSame() {
        assertThat(new Label("cafe\u0301")).isEqualTo(new Label("caf\u00E9"));
        assertThat(Text.check("A\u030A\u0301", 1)).isEqualTo("\u01FA");
        assertThat(Text.check("\u212B", 1)).isEqualTo("\u00C5");
        // What means something elsewhere is not touched.
        assertThat(new Reference("vault/cafe\u0301").value()).isEqualTo("vault/cafe\u0301");
    }

    @Test
    void givenANameWithAnEmoji_whenItIsDrawnInColour_thenThatIsKept_butNotInAKey() {
        String heart = "I \u2764\uFE0F it";

        assertThat(Text.check(heart, 10)).isEqualTo(heart);
        assertThatThrownBy(() -> Text.checkKey(heart, 10)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xA0, 0x2003, 0x2007, 0x202F, 0x3000})
    void givenASpaceThatIsNotThePlainOne_whenItIsWithinAKey_thenItIsRefused_andKeptInAName(int space) {
        String text = "gpu" + Character.toString(space) + "hours";

        assertThat(Text.check(text, 20)).isEqualTo(text);
        assertThatThrownBy(() -> new Label(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("spaces other than U+0020");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a  b", "a b   c"})
    void givenTwoSpacesInARow_whenTheyAreWithinANameOrAKey_thenTheyAreRefused_andKeptInOtherText(String text) {
        for (UnaryOperator<String> check :
                List.<UnaryOperator<String>>of(value -> new Label(value).value(), value -> new Name(value).value())) {
            assertThatThrownBy(() -> check.apply(text))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("must not contain two spaces in a row");
            assertThat(AsStored.read(() -> check.apply(text))).isEqualTo(text);
        }
        assertThatThrownBy(() -> new Name("a\u00A0\u3000b")).isInstanceOf(InvalidInput.class);
        assertThat(new Name(" a b c ").value()).isEqualTo("a b c");
        assertThat(Text.check(text, 20)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "\u0301a", " \u0301a", "\u20DDa", "\u0903a", "\uD834\uDD65a"})
    void givenTextThatBeginsWithACombiningMark_thenItIsRefused(String text) {
        for (UnaryOperator<String> check : List.<UnaryOperator<String>>of(
                value -> Text.check(value, 20),
                value -> Text.checkName(value, 20),
                value -> Text.checkKey(value, 20),
                value -> Text.checkVerbatim(value, 20),
                value -> ExternalIds.check(value.trim()))) {
            assertThatThrownBy(() -> check.apply(text))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("must not begin with a combining mark");
        }
        assertThat(AsStored.read(() -> new Label(text)).value()).isEqualTo(text);
    }

    @Test
    void givenTextThatWasStored_whenItBreaksARuleOfToday_thenItComesBackAsItIs() {
        for (String text : List.of("a\u200Bb", " a ", "cafe\u0301", "x".repeat(300), "a\u0007b")) {
            assertThat(AsStored.read(() -> new Label(text)).value()).isEqualTo(text);
        }
        assertThatThrownBy(() -> new Label("a\u200Bb")).isInstanceOf(InvalidInput.class);
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
        assertThat(SecretValues.redact(text)).isEqualTo("use … for it");
        assertThat(SecretValues.redact("nothing to hide")).isEqualTo("nothing to hide");
    }
}
