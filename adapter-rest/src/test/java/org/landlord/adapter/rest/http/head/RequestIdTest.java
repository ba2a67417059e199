package org.landlord.adapter.rest.http.head;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "Az09_.:-", "4bf92f3577b34da6a3ce929d0e0e4736"})
    void whatIsSafeToRepeatIsTaken(String id) {
        assertThat(RequestId.isGood(id)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "a b", "a\nb", "a\r", "\u001b[31m", "ä", "a/b", "a,b", "{a}", "a;b"})
    void whatCouldBreakALineIsNot(String id) {
        assertThat(RequestId.isGood(id)).isFalse();
    }

    @Test
    void sixtyFourCharactersAreTakenAndOneMoreIsNot() {
        assertThat(RequestId.isGood("a".repeat(64))).isTrue();
        assertThat(RequestId.isGood("a".repeat(65))).isFalse();
    }

    @Test
    void thoseThatAreMadeAreGoodAndDiffer() {
        Set<String> made =
                IntStream.range(0, 10_000).mapToObj(_ -> RequestId.made()).collect(Collectors.toSet());

        assertThat(made).hasSize(10_000).allMatch(RequestId::isGood).allMatch(id -> id.length() == 26);
    }
}
