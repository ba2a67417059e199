package org.landlord.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.Slug;

class ViolationsTest {

    private final Violations violations = new Violations();

    @Test
    void nothingFoundIsNothingThrown() {
        assertThat(violations.read("slug", () -> new Slug("acme"))).isEqualTo(new Slug("acme"));

        assertThat(violations.isEmpty()).isTrue();
        assertThatCode(violations::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void allThatIsWrongIsToldAtOnceInTheOrderItWasFound() {
        assertThat(violations.read("slug", () -> new Slug("A"))).isNull();
        assertThat(violations.read("name", () -> new Name(""))).isNull();
        violations.add("role", "must be there");

        assertThat(violations.isEmpty()).isFalse();
        assertThatThrownBy(violations::throwIfAny)
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::pointer)
                                .containsExactly("/slug", "/name", "/role"))
                .hasMessageContaining("; name must not be empty; role must be there");
    }

    @Test
    void ofSeveralViolationsAtOnePlaceTheFirstIsKept() {
        violations.add("slug", "first");
        violations.add("slug", "second");
        violations.add("slug/x", "elsewhere");

        assertThatThrownBy(violations::throwIfAny).hasMessage("slug first; slug~1x elsewhere");
    }

    @Test
    void ofVeryManyTheFirstThousandAreKeptAndTheRestIsCounted() {
        for (int i = 0; i < 1234; i++) {
            violations.add(String.valueOf(i), "is wrong");
        }

        assertThatThrownBy(violations::throwIfAny).isInstanceOfSatisfying(InvalidInput.class, refused -> {
            assertThat(refused.violations()).hasSize(1001);
            assertThat(refused.violations().getLast())
                    .isEqualTo(new Violation("", "has 234 more violations: only the first 1000 are listed"));
        });
    }

    @Test
    void pointersAreEscapedAndGrowFromTheInside() {
        InvalidInput refused =
                new InvalidInput("must be small").at("a/b~c").at("3").at("");

        assertThat(refused.violations()).containsExactly(new Violation("//3/a~1b~0c", "must be small"));
        assertThat(InvalidInput.of("limit", "must be at most 500")).hasMessage("limit must be at most 500");
        assertThat(new InvalidInput("must be an object")).hasMessage("must be an object");
    }

    @Test
    void anInvalidInputBreaksAtLeastOneRule() {
        assertThatThrownBy(() -> new InvalidInput(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void failuresSayWhatTheyAreAboutAndCarryNoStackTrace() {
        assertThat(new NotFound("org", "org_x")).hasMessage("no org org_x").hasNoCause();
        assertThat(new DuplicateId("team", "slug", "core")).hasMessage("team with slug core already exists");
        assertThat(new Conflict("no").getStackTrace()).isEmpty();
    }
}
