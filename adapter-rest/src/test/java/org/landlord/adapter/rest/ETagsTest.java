package org.landlord.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Version;

class ETagsTest {

    private static final Version A = new Version("a");
    private static final Version B = new Version("b-_");

    @Test
    void aVersionIsAStrongQuotedTag() {
        assertThat(ETags.of(B)).isEqualTo("\"b-_\"");
    }

    @Test
    void ifMatchIsAListOfTagsOrAnything() {
        assertThat(ETags.precondition("\"a\"")).isEqualTo(new Precondition.AnyOf(Set.of(A)));
        assertThat(ETags.precondition(" \"a\" , \"b-_\"")).isEqualTo(new Precondition.AnyOf(Set.of(A, B)));
        assertThat(ETags.precondition(" * ")).isEqualTo(new Precondition.Exists());
    }

    @Test
    void byStrongComparisonAWeakTagMatchesNothing() {
        assertThat(ETags.precondition("W/\"a\"")).isEqualTo(new Precondition.AnyOf(Set.of()));
        assertThat(ETags.precondition("W/\"a\",\"b-_\"")).isEqualTo(new Precondition.AnyOf(Set.of(B)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "\"a", "\"a\" \"b\"", "\"a\",b", "*, \"a\"", "w/\"a\""})
    void whatIsNoListOfTagsIsRefused(String header) {
        assertThatThrownBy(() -> ETags.precondition(header)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void ifNoneMatchComparesWeakly_andNoiseMatchesNothing() {
        assertThat(ETags.names(List.of("W/\"a\""), A)).isTrue();
        assertThat(ETags.names(List.of("\"x\"", "\"a\""), A)).isTrue();
        assertThat(ETags.names(List.of("*"), A)).isTrue();
        assertThat(ETags.names(List.of("\"x\""), A)).isFalse();
        assertThat(ETags.names(List.of("a"), A)).isFalse();
        assertThat(ETags.names(List.of(), A)).isFalse();
    }
}
