package org.landlord.domain.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;

class SessionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final SessionToken TOKEN = new SessionToken("A".repeat(SessionToken.LENGTH));

    private static Session session(SessionHolder holder) {
        return new Session(new SessionId("ses_1"), holder, NOW, NOW, NOW.plusSeconds(100), null, null);
    }

    private static final SessionHolder KEY = new SessionHolder.Key(null, new KeyId("key_1"));

    @Test
    void givenASessionInUse_whenItsEndIsAsked_thenItIsTheIdleTimeAfterTheLastUseButNotAfterItsExpiry() {
        Session session = session(KEY);

        assertThat(session.endsAt(Duration.ofSeconds(60))).isEqualTo(NOW.plusSeconds(60));
        assertThat(session.used(NOW.plusSeconds(30)).endsAt(Duration.ofSeconds(60)))
                .isEqualTo(NOW.plusSeconds(90));
        assertThat(session.used(NOW.plusSeconds(41)).endsAt(Duration.ofSeconds(60)))
                .isEqualTo(NOW.plusSeconds(100));
    }

    @Test
    void givenSessionsOfAKeyAndOfAUser_whenTheyAreRead_thenEachNamesItsHolderAlone() {
        Session ofKey = session(KEY);
        Session ofUser =
                session(new SessionHolder.User(new OrgId("acme"), new ProviderId("sso"), new UserId("auth0|ada")));

        assertThat(ofKey.keyId()).isEqualTo(new KeyId("key_1"));
        assertThat(ofKey.userId()).isNull();
        assertThat(ofKey.orgId()).isNull();
        assertThat(ofUser.keyId()).isNull();
        assertThat(ofUser.userId()).isEqualTo(new UserId("auth0|ada"));
        assertThat(ofUser.providerId()).isEqualTo(new ProviderId("sso"));
        assertThat(ofUser.orgId()).isEqualTo(new OrgId("acme"));
    }

    @Test
    void givenASession_whenItIsUsed_thenItsVersionStays() {
        assertThat(session(KEY).used(NOW.plusSeconds(1)).version())
                .isEqualTo(session(KEY).version());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "landlord_key_1"})
    void givenATextOfAnotherFormat_whenItIsRead_thenItIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> new SessionToken(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("is not the token of a session");
    }

    @Test
    void givenAToken_whenItIsPrinted_thenTheSecretIsNotShown() {
        assertThat(TOKEN.toString()).doesNotContain("AAA");
    }

    @Test
    void givenAToken_whenItsCsrfTokenIsChecked_thenOnlyThatOfTheSameTokenFits() {
        SessionToken other = new SessionToken("A".repeat(SessionToken.LENGTH - 1) + "B");

        assertThat(TOKEN.csrfToken()).hasSize(43).isNotEqualTo(other.csrfToken());
        assertThat(TOKEN.hasCsrfToken(TOKEN.csrfToken())).isTrue();
        assertThat(TOKEN.hasCsrfToken(other.csrfToken())).isFalse();
        assertThat(TOKEN.hasCsrfToken("")).isFalse();
        assertThat(TOKEN.hasCsrfToken(TOKEN.secret())).isFalse();
    }

    /// Who reads the storage must not be able to compute it.
    @Test
    void givenTheStoredHash_whenItIsComparedWithTheCsrfToken_thenTheyDiffer() {
        byte[] csrf = java.util.Base64.getUrlDecoder().decode(TOKEN.csrfToken());

        assertThat(java.util.HexFormat.of().formatHex(csrf))
                .isNotEqualTo(SecretHash.of(TOKEN).hex());
    }
}
