package org.landlord.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.AsStored;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "01kamb3q1rz8xw2v4n5t6y7h9q", "A.b:c_d-e", "Z9"})
    void givenLettersDigitsAndFewMarks_thenItIsARequestId(String text) {
        assertThat(new RequestId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä", "a\n", "a;b", "@", "[", "`", "{"})
    void givenAnythingElse_thenItIsRefused(String text) {
        String inner = "x" + text + "x";
        if (!text.isEmpty()) {
            assertThatThrownBy(() -> new RequestId(inner))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining("must be 1 to 64 characters of A-Z, a-z, 0-9, '.', ':', '_' and '-'");
        } else {
            assertThatThrownBy(() -> new RequestId(text)).isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void given64Characters_thenOneMoreIsTooMany() {
        assertThat(new RequestId("a".repeat(64)).value()).hasSize(64);
        assertThatThrownBy(() -> new RequestId("a".repeat(65))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void givenAStoredValueThatIsOlderThanARule_thenItIsReadAsItIs() {
        assertThat(AsStored.read(() -> new RequestId("a/b")).value()).isEqualTo("a/b");
    }
}
