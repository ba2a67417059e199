package org.landlord.adapter.rest.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.PreconditionFailed;
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
        assertThat(ifMatch()).isEqualTo(Precondition.none());
        assertThat(ifMatch("\"a\"")).isEqualTo(new Precondition.AnyOf(Set.of(A)));
        assertThat(ifMatch(" \"a\" , \"b-_\"")).isEqualTo(new Precondition.AnyOf(Set.of(A, B)));
        assertThat(ifMatch("\"a\"", "\"b-_\"")).isEqualTo(new Precondition.AnyOf(Set.of(A, B)));
        assertThat(ifMatch(" * ")).isEqualTo(new Precondition.Exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"a\"", "\"a-gzip\"", "W/\"a-gzip\"", "\"a--gzip\"", "\"a;br\"", "\"x\", W/\"a\""})
    void aTagThatIsWeakOrWasAlteredMatchesNothing_andWhoSentItIsToldWhatToSend(String header) {
        Precondition altered = ifMatch(header);

        assertThatThrownBy(() -> altered.check(A))
                .isInstanceOf(PreconditionFailed.class)
                .hasMessageContaining("it was not changed")
                .hasMessageContaining("Send \"a\"");
        assertThatThrownBy(() -> altered.check(B)).hasMessageContaining("the resource has changed");
    }

    @Test
    void aGoodTagBesideAWeakOneIsEnough() {
        assertThatCode(() -> ifMatch("W/\"a\",\"b-_\"").check(B)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "\"a", "\"a\" \"b\"", "\"a\",b", "*, \"a\"", "w/\"a\""})
    void whatIsNoListOfTagsIsRefused(String header) {
        assertThatThrownBy(() -> ifMatch(header))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("If-Match");
        assertThatThrownBy(() -> ETags.precondition(List.of(), List.of(header)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("If-None-Match");
    }

    @Test
    void ifNoneMatchOfAChangeDemandsThatItIsNotThereOrAnother_byWeakComparison() {
        assertThat(ETags.precondition(List.of(), List.of("*"))).isEqualTo(new Precondition.Absent());
        assertThat(ETags.precondition(List.of(), List.of("W/\"a\", \"b-_\"")))
                .isEqualTo(new Precondition.NoneOf(Set.of(A, B)));
        assertThat(ETags.precondition(List.of("\"a\""), List.of("*")))
                .isEqualTo(new Precondition.Both(new Precondition.AnyOf(Set.of(A)), new Precondition.Absent()));
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

    private static Precondition ifMatch(String... lines) {
        return ETags.ifMatch(List.of(lines));
    }
}
