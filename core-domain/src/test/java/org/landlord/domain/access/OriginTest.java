package org.landlord.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    private static @Nullable String userAgent(@Nullable String said) {
        return new Origin("req-1", "192.0.2.7", said).userAgent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl/8.5.0", "Mozilla/5.0 (X11; Linux x86_64)", "Łódź 🦊/1", "a"})
    void givenWhatAProgramCallsItself_thenThatIsKept(String said) {
        assertThat(userAgent(said)).isEqualTo(said);
    }

    @Test
    void givenNothingToBeSeen_thenNothingIsKept() {
        assertThat(userAgent(null)).isNull();
        assertThat(userAgent("")).isNull();
        assertThat(userAgent(" \t ")).isNull();
        assertThat(userAgent("\u0000\u001b\u0085")).isNull();
    }

    @Test
    void givenControlCharactersAndHalvesOfCharacters_thenTheRestIsKept() {
        assertThat(userAgent(" cu\nrl\u001b[31m/\u009b8\uD800 ")).isEqualTo("curl[31m/8");
    }

    @Test
    void givenALongText_thenItsBeginningIsKept_andNoCharacterIsCutInTwo() {
        assertThat(userAgent("x".repeat(Origin.MAX_USER_AGENT))).hasSize(Origin.MAX_USER_AGENT);
        assertThat(userAgent("x".repeat(Origin.MAX_USER_AGENT + 1))).hasSize(Origin.MAX_USER_AGENT);
        assertThat(userAgent("🦊".repeat(Origin.MAX_USER_AGENT + 1))).isEqualTo("🦊".repeat(Origin.MAX_USER_AGENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl landlord_key_01kamb3q1rz8xw2v4n5t6y7h9j_abcdefgh",
                "tool/1 (eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl)",
                "bot AKIAIOSFODNN7EXAMPLE"
            })
    void givenASecretAmongIt_thenNothingIsKept(String said) {
        assertThat(userAgent(said)).isNull();
    }
}
