package org.landlord.domain.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class VoidReasonTest {

    @Test
    void aReasonIsTextOfUpToFiveHundredCharactersWithoutTheSpaceAroundIt() {
        assertThat(new VoidReason(" counted twice ")).hasToString("counted twice");
        assertThat(new VoidReason("x".repeat(500)).value()).hasSize(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b"})
    void anEmptyReasonAndOneWithControlCharactersIsRefused(String value) {
        assertThatThrownBy(() -> new VoidReason(value)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aLongerReasonIsRefused() {
        assertThatThrownBy(() -> new VoidReason("x".repeat(501))).isInstanceOf(InvalidInput.class);
    }
}
