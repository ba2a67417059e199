package org.landlord.adapter.rest.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.landlord.domain.access.session.SessionToken;

class SealedHintTest {

    private static final SessionToken TOKEN = new SessionToken("S".repeat(SessionToken.LENGTH));

    @Test
    void givenAHint_whenItIsSealed_thenOnlyTheTokenOfTheSessionOpensIt() {
        String sealed = SealedHint.seal("oidc", "the ID token", TOKEN);

        assertThat(sealed).doesNotContain("token").isNotEqualTo(SealedHint.seal("oidc", "the ID token", TOKEN));
        assertThat(SealedHint.open("oidc", sealed, TOKEN)).contains("the ID token");
        assertThat(SealedHint.open("oidc", sealed, new SessionToken("T".repeat(SessionToken.LENGTH))))
                .isEmpty();
        assertThat(SealedHint.open("saml", sealed, TOKEN)).isEmpty();
    }

    @Test
    void givenAHintThatWasChanged_whenItIsOpened_thenThereIsNone() {
        String sealed = SealedHint.seal("oidc", "text", TOKEN);
        char last = sealed.charAt(sealed.length() - 2);

        assertThat(SealedHint.open(
                        "oidc",
                        sealed.substring(0, sealed.length() - 2)
                                + (last == 'A' ? 'B' : 'A')
                                + sealed.charAt(sealed.length() - 1),
                        TOKEN))
                .isEmpty();
        assertThat(SealedHint.open("oidc", sealed.replace("oidc", "saml"), TOKEN))
                .isEmpty();
        assertThat(SealedHint.open("saml", sealed.replace("oidc", "saml"), TOKEN))
                .isEmpty();
        assertThat(SealedHint.open("oidc", "oidc:%:%", TOKEN)).isEmpty();
        assertThat(SealedHint.open("oidc", null, TOKEN)).isEmpty();
    }
}
