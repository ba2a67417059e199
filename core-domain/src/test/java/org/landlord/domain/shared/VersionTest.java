package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.PreconditionFailed;

class VersionTest {

    private static final Version ONE = Version.of("a", 1);
    private static final Version OTHER = Version.of("a", 2);

    @Test
    void equalFieldsHaveTheSameVersion() {
        assertThat(Version.of("a", null, 1)).isEqualTo(Version.of("a", null, 1));
        assertThat(ONE.value()).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void noTwoListsOfFieldsRunIntoEachOther() {
        assertThat(List.of(
                        Version.of(),
                        Version.of(""),
                        Version.of((Object) null),
                        Version.of("", ""),
                        Version.of(null, null),
                        Version.of("", null),
                        Version.of(null, ""),
                        Version.of("-"),
                        Version.of("null"),
                        Version.of("ab", "c"),
                        Version.of("a", "bc"),
                        Version.of("abc"),
                        Version.of("a1:b"),
                        Version.of("a", "b"),
                        Version.of("b", "a")))
                .doesNotHaveDuplicates();
    }

    @Test
    void noPreconditionIsAlwaysMet() {
        assertThatCode(() -> Precondition.none().check(null)).doesNotThrowAnyException();
        assertThatCode(() -> Precondition.none().check(ONE)).doesNotThrowAnyException();
    }

    @Test
    void existenceMayBeDemanded() {
        Precondition exists = new Precondition.Exists();

        assertThatCode(() -> exists.check(ONE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> exists.check(null)).isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void oneOfSeveralVersionsMayBeDemanded() {
        Precondition anyOf = new Precondition.AnyOf(Set.of(ONE, Version.of("older")));

        assertThatCode(() -> anyOf.check(ONE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> anyOf.check(OTHER)).isInstanceOf(PreconditionFailed.class);
        assertThatThrownBy(() -> anyOf.check(null)).isInstanceOf(PreconditionFailed.class);
        assertThatThrownBy(() -> new Precondition.AnyOf(Set.of()).check(ONE)).isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void absenceMayBeDemanded() {
        Precondition absent = new Precondition.Absent();

        assertThatCode(() -> absent.check(null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> absent.check(ONE))
                .isInstanceOf(PreconditionFailed.class)
                .hasMessageContaining("the resource already exists");
    }

    @Test
    void versionsMayBeShutOut() {
        Precondition noneOf = new Precondition.NoneOf(Set.of(ONE));

        assertThatCode(() -> noneOf.check(null)).doesNotThrowAnyException();
        assertThatCode(() -> noneOf.check(OTHER)).doesNotThrowAnyException();
        assertThatThrownBy(() -> noneOf.check(ONE)).isInstanceOf(PreconditionFailed.class);
    }

    @Test
    void aVersionThatWasNamedInAFormThatProvesNothing_doesNotMatch_andIsToldApartFromAChange() {
        Precondition altered = new Precondition.AnyOf(Set.of(), Map.of(ONE, "the tag is weak"));

        assertThatThrownBy(() -> altered.check(ONE)).hasMessage("the tag is weak");
        assertThatThrownBy(() -> altered.check(OTHER)).hasMessageContaining("the resource has changed");
        assertThatThrownBy(() -> altered.check(null)).hasMessageContaining("the resource does not exist");
    }

    @Test
    void twoDemandsMustBothHold() {
        Precondition both = new Precondition.AnyOf(Set.of(ONE, OTHER)).and(new Precondition.NoneOf(Set.of(OTHER)));

        assertThatCode(() -> both.check(ONE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> both.check(OTHER)).isInstanceOf(PreconditionFailed.class);
        assertThatThrownBy(() -> both.check(null)).isInstanceOf(PreconditionFailed.class);
        assertThat(Precondition.none().and(both)).isEqualTo(both);
        assertThat(both.and(Precondition.none())).isEqualTo(both);
    }
}
