package org.landlord.adapter.rest.access.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.rest.access.oidc.UnverifiedJwt;
import org.landlord.domain.access.Origin;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.access.TrustedIssuer;

/// The log of rejected tokens.
class SignInLogTest {

    private static final String ISSUER = "https://id.example";
    private static final Origin ORIGIN = new Origin("req-1", "192.0.2.7", null);

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> lines = new ArrayList<>();
    private final SignInLog log = new SignInLog(lines::add, nanos::get);

    private static UnverifiedJwt token(String issuer, String... audiences) {
        return new UnverifiedJwt("head.claims.signature", issuer, List.of(audiences), false);
    }

    private static TrustedIssuer trusted(String orgId) {
        return new TrustedIssuer(
                new OrgId(orgId), new ProviderId("sso"), new Version("v"), ISSUER, "landlord", "groups");
    }

    @Test
    void givenARejectedToken_thenOneLineHasTheReasonTheProviderAndTheRequest_butNotTheToken() {
        log.refused("the token has expired (exp claim)", token(ISSUER, "landlord", "other"), trusted("acme"), ORIGIN);

        assertThat(lines)
                .containsExactly("token rejected: the token has expired (exp claim); issuer https://id.example,"
                        + " audience landlord other; identity provider sso of organization acme; from 192.0.2.7;"
                        + " request req-1");
    }

    @Test
    void givenATokenWithHostileClaims_thenTheLogHasOneShortPrintableLine() {
        log.refused("untrusted", token("https://id.example/\n\u001b[31m\u202e" + "x".repeat(10_000)), null, ORIGIN);

        assertThat(lines).singleElement().asString().hasSizeLessThan(500).matches("[ -~]+");
    }

    @Test
    void givenManyRejectedTokens_thenTheLogHasSixtyLinesAMinuteAndTheNumberOfTheRest() {
        for (int i = 0; i < 1000; i++) {
            log.refused("no", token(ISSUER), null, ORIGIN);
        }
        assertThat(lines).hasSize(60);

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        log.tooManyGroups(trusted("acme"), ORIGIN);
        log.refused("later", token(ISSUER), null, ORIGIN);

        assertThat(lines).hasSize(63);
        assertThat(lines.get(61)).startsWith("940 more tokens and sign-ins were rejected");
        assertThat(lines.getLast()).contains("later");
    }

    @Test
    void givenManyTokensWithGroupOverage_thenEachProviderIsLoggedOnceAMinute() {
        for (int i = 0; i < 10; i++) {
            log.tooManyGroups(trusted("acme"), ORIGIN);
            log.tooManyGroups(trusted("globex"), ORIGIN);
        }
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).contains("group overage"));

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        log.tooManyGroups(trusted("acme"), ORIGIN);
        assertThat(lines).hasSize(3);
    }
}
