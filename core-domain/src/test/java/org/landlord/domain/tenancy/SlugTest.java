package org.landlord.domain.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "ab", "a-b", "a--b", "0-0", "acme"})
    void lowerCaseLettersDigitsAndInnerHyphensMakeASlug(String slug) {
        assertThat(new Slug(slug).value()).isEqualTo(slug);
    }

    @Test
    void aSlugHasAtMost64Characters() {
        assertThat(new Slug("a".repeat(64)).value()).hasSize(64);
        assertThat(new Slug("a" + "-".repeat(62) + "a").value()).hasSize(64);
        assertThatThrownBy(() -> new Slug("a".repeat(65))).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-a", "a-", "A", "aB", "a_b", "a b", " a", "a ", "a\n", "ä", "a.b", "a/b"})
    void everythingElseIsRefused(String slug) {
        assertThatThrownBy(() -> new Slug(slug)).isInstanceOf(InvalidInput.class);
    }
}
