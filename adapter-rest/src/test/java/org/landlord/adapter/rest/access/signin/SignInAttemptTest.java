package org.landlord.adapter.rest.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.adapter.rest.http.route.FrontEndPath;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// What a browser keeps of a sign-in, and which responses belong to it.
class SignInAttemptTest {

    private static final ReturnPages PAGES =
            new ReturnPages(new FrontEndPath(Optional.of("/ui"), Optional.empty(), Optional.empty()));
    private static final Instant NOW = Instant.parse("2026-11-22T15:04:05.123Z");
    private static final SessionToken SECRET = new SessionToken("S".repeat(SessionToken.LENGTH));

    private static SignInAttempt attempt(SessionToken secret, String orgId) {
        return SignInAttempt.begin(secret, new OrgId(orgId), new ProviderId("sso"), PAGES.of("/console/a?b=c.d"), NOW);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "....", "a.b.c.d", "a.b.c.d.*", "a.b.c.d.Ly9ldmlsLmV4YW1wbGUv", "a.b.c.d.L3VpLw"})
    void givenACookieOfNoAttempt_whenItsPageIsRead_thenItIsTheHomePage(@Nullable String cookie) {
        assertThat(SignInAttempt.returnTo(cookie, PAGES)).isEqualTo(ReturnPath.home());
    }

    @Test
    void givenAnAttempt_whenItsPageIsReadWithoutAResponse_thenItIsItsPage() {
        assertThat(SignInAttempt.returnTo(attempt(SECRET, "acme").cookie(), PAGES)
                        .path())
                .isEqualTo("/console/a?b=c.d");
    }

    @Test
    void givenAnAttempt_whenItsOwnStateComesBack_thenItIsReadUnchanged() {
        SignInAttempt attempt = attempt(SECRET, "acme");

        assertThat(SignInAttempt.of(attempt.cookie(), attempt.state(), PAGES, NOW))
                .contains(attempt);
        assertThat(attempt.returnTo().path()).isEqualTo("/console/a?b=c.d");
    }

    @Test
    void givenTwoAttempts_whenTheStateOfOneComesBackToTheOther_thenItBelongsToNone() {
        SignInAttempt attempt = attempt(SECRET, "acme");
        for (SignInAttempt other :
                List.of(attempt(SECRET, "globex"), attempt(new SessionToken("T".repeat(43)), "acme"))) {
            assertThat(SignInAttempt.of(attempt.cookie(), other.state(), PAGES, NOW))
                    .isEmpty();
            assertThat(other.nonce()).isNotEqualTo(attempt.nonce());
            assertThat(other.verifier()).isNotEqualTo(attempt.verifier());
        }
    }

    @Test
    void givenAnAttempt_whenTenMinutesHavePassed_thenItIsOver() {
        SignInAttempt attempt = attempt(SECRET, "acme");

        assertThat(SignInAttempt.of(attempt.cookie(), attempt.state(), PAGES, NOW.plusSeconds(599)))
                .isPresent();
        assertThat(SignInAttempt.of(attempt.cookie(), attempt.state(), PAGES, NOW.plusSeconds(601)))
                .isEmpty();
        assertThat(SignInAttempt.of(attempt.cookie(), attempt.state(), PAGES, NOW.minusSeconds(2)))
                .isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a", "a.b.c.d.e", "a.1.YQ.YQ.YQ.YQ", "a.1.%%.YQ.YQ", "a.99999999999999999999.YQ.YQ.YQ"})
    void givenACookieOfAnotherForm_whenItIsRead_thenThereIsNoAttempt(@Nullable String cookie) {
        assertThat(SignInAttempt.of(cookie, "state", PAGES, NOW)).isEmpty();
        assertThat(SignInAttempt.of(attempt(SECRET, "acme").cookie(), cookie, PAGES, NOW))
                .isEmpty();
    }

    @Test
    void givenAnAttempt_whenItIsPrinted_thenItsSecretIsNotShown() {
        assertThat(attempt(SECRET, "acme").toString()).doesNotContain("SSS");
    }

    /// RFC 7636: 43 to 128 unreserved characters.
    @Test
    void givenAnAttempt_whenItsVerifierIsMade_thenItHasTheFormOfPkce() {
        SignInAttempt attempt = attempt(SECRET, "acme");

        assertThat(attempt.verifier()).matches("[A-Za-z0-9._~-]{43,128}");
        assertThat(attempt.challenge()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(attempt.verifier());
        assertThat(List.of(attempt.state(), attempt.nonce(), attempt.verifier()))
                .doesNotHaveDuplicates();
    }
}
