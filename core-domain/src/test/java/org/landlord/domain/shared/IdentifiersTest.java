package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "0", ":", "_", "-", "org_01jd", "urn:x-Y_9", "__org", "__ORG__", "org__"})
    void lettersDigitsColonsUnderscoresAndHyphensMakeAnId(String id) {
        assertThat(Identifiers.check(id)).isEqualTo(id);
    }

    @Test
    void anIdIsTrimmed() {
        assertThat(Identifiers.check(" \t\n org_1\u2003")).isEqualTo("org_1");
    }

    @Test
    void anIdHasAtMost128CharactersAfterTrimming() {
        String longest = "x".repeat(128);

        assertThat(Identifiers.check(" " + longest + " ")).isEqualTo(longest);
        assertThatThrownBy(() -> Identifiers.check(longest + "x"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"__org__", " __org__ "})
    void theReservedIdIsRefused(String id) {
        assertThatThrownBy(() -> Identifiers.check(id))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("__org__");
    }

    @Test
    void anApiKeyIsRefusedAndNotRepeated() {
        String key = "landlord_key_01kamb3q1rz8xw2v4n5t6y7h9p_0Secret";

        for (String id : new String[] {key, "user:" + key}) {
            assertThatThrownBy(() -> Identifiers.check(id))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("API key")
                    .hasMessageNotContaining("0Secret");
        }
        assertThat(Identifiers.check("landlord_key_rotation")).isEqualTo("landlord_key_rotation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "a%20b", "ä", "\u0660", "a\nb", "a\u0000", "\u00a0a", "é"})
    void everythingElseIsRefused(String id) {
        assertThatThrownBy(() -> Identifiers.check(id)).isInstanceOf(InvalidInput.class);
    }
}
