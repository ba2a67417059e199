package org.landlord.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class ApiKeyTokenTest {

    private static final ApiKeyToken TOKEN =
            ApiKeyToken.of(new KeyId("key_01jdzzzzzzzzzzzzzzzzzzzzzz"), "aB3".repeat(14) + "x");

    @Test
    void givenAToken_whenItIsRevealedAndParsed_thenItIsTheSameAndHasTheShapeThatScannersLookFor() {
        assertThat(ApiKeyToken.parse(TOKEN.reveal())).isEqualTo(TOKEN);
        assertThat(TOKEN.reveal()).matches("landlord_key_[0-9a-hjkmnp-tv-z]{26}_[0-9A-Za-z]{49}");
        assertThat(TOKEN.toString()).doesNotContain(TOKEN.secret());
    }

    @Test
    void givenAToken_whenAnyOneOfItsCharactersIsMistyped_thenThatIsNoticed() {
        String text = TOKEN.reveal();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '7' ? '8' : '7';
            String mistyped = text.substring(0, i) + other + text.substring(i + 1);
            assertThatThrownBy(() -> ApiKeyToken.parse(mistyped)).isInstanceOf(InvalidInput.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "landlord_", "landlord_key_", "sk_live_1", "landlord_key_01jdzzzzzzzzzzzzzzzzzzzzzz_"})
    void givenWhatIsNoToken_whenItIsParsed_thenItIsRefusedWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> ApiKeyToken.parse(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void givenTheHashOfASecret_whenTokensAreCompared_thenOnlyTheRightOneFits() {
        SecretHash hash = SecretHash.of(TOKEN);

        assertThat(hash.fits(TOKEN)).isTrue();
        assertThat(hash.fits(ApiKeyToken.of(TOKEN.keyId(), "y".repeat(ApiKeyToken.RANDOM_DIGITS))))
                .isFalse();
        assertThat(hash.hex()).doesNotContain(TOKEN.secret());
        assertThat(hash.toString()).doesNotContain(hash.hex());
    }

    @Test
    void givenScopes_whenTheyAreRead_thenPatternsCoverWhatTheySayAndNothingElse() {
        assertThat(new KeyScopes(List.of("usage:*")).permissions())
                .containsExactlyInAnyOrder(Permission.USAGE_READ, Permission.USAGE_WRITE, Permission.USAGE_CORRECT);
        assertThat(KeyScopes.all().permissions()).containsExactlyInAnyOrder(Permission.values());
        assertThat(new KeyScopes(List.of("org:read", "limit:read", "org:read")).labels())
                .containsExactly("limit:read", "org:read");
        assertThatThrownBy(() -> new KeyScopes(List.of("org:read", "everything", ":*", "org")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .extracting(violation -> violation.pointer())
                                .containsExactly("/1", "/2", "/3"));
    }
}
