package org.landlord.adapter.rest.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.outbound.OutboundAddressPolicy;

/// Which tokens of an issuer are valid, and the reasons that the log has for the others.
class TokenRulesTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final OrgId ORG = new OrgId("org_acme");

    private final AtomicLong nanos = new AtomicLong();
    private final SmallIssuer issuer = new SmallIssuer();
    private final TokenVerifier verifier = new TokenVerifier(VERTX, new OutboundAddressPolicy(true), nanos::get);

    @AfterEach
    void close() {
        verifier.close();
        issuer.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void clocksMayDifferByAMinuteInBothWays() {
        for (int seconds : new int[] {-50, -3, 3, 50}) {
            JwtClaims claims = issuer.claims();
            claims.setIssuedAt(in(seconds));
            claims.setNotBefore(in(seconds));
            claims.setExpirationTime(in(seconds < 0 ? seconds : 300));

            assertThat(verify(issuer.sign(claims)).subject())
                    .as("%d s", seconds)
                    .isEqualTo("alice");
        }
    }

    @Test
    void beyondThatATokenIsRefusedWithTheReason() {
        JwtClaims expired = issuer.claims();
        expired.setExpirationTime(in(-70));
        JwtClaims early = issuer.claims();
        early.setNotBefore(in(70));
        JwtClaims fromTheFuture = issuer.claims();
        fromTheFuture.setIssuedAt(in(70));
        JwtClaims eternal = issuer.claims();
        eternal.unsetClaim("exp");

        assertRefused("the token has expired (exp claim)", () -> verify(issuer.sign(expired)));
        assertRefused("the token is not yet valid (nbf claim)", () -> verify(issuer.sign(early)));
        assertRefused("the iat claim is in the future", () -> verify(issuer.sign(fromTheFuture)));
        assertRefused("the token has no exp claim", () -> verify(issuer.sign(eternal)));
    }

    @Test
    void theIatClaimIsOptional() {
        JwtClaims claims = issuer.claims();
        claims.unsetClaim("iat");

        assertThat(verify(issuer.sign(claims)).subject()).isEqualTo("alice");
    }

    @Test
    void aTokenWithoutASubjectIsRefused() {
        JwtClaims missing = issuer.claims();
        missing.unsetClaim("sub");
        JwtClaims empty = issuer.claims();
        empty.setSubject("");

        assertRefused("the token has no sub claim", () -> verify(issuer.sign(missing)));
        assertRefused("the token is malformed", () -> verify(issuer.sign(empty)));
    }

    @Test
    void aTokenWithoutAKeyIdIsVerifiedWithTheOnlyKeyThatMatches() {
        assertThat(verify(issuer.signWithoutKeyId(issuer.claims())).subject()).isEqualTo("alice");
        try (SmallIssuer other = new SmallIssuer()) {
            JwtClaims posing = other.claims();
            posing.setIssuer(issuer.issuer());
            assertRefused("the signature is invalid", () -> verify(other.signWithoutKeyId(posing)));
        }

        issuer.newKey();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());
        assertRefused(
                "the token has no kid header, and several keys of the issuer match",
                () -> verify(issuer.signWithoutKeyId(issuer.claims())));
        assertThat(verify(issuer.sign(issuer.claims())).subject()).isEqualTo("alice");
    }

    @Test
    void anIdTokenIsRefused() {
        for (Map.Entry<String, String> mark : List.of(
                Map.entry("nonce", "n-0S6_WzA2Mj"),
                Map.entry("at_hash", "77QmUPtjPfzWtF2AnpK9RQ"),
                Map.entry("c_hash", "LDktKdoQak3Pk0cnXxCltA"),
                Map.entry("typ", "ID"),
                Map.entry("typ", "Refresh"),
                Map.entry("token_use", "id"))) {
            JwtClaims claims = issuer.claims();
            claims.setClaim(mark.getKey(), mark.getValue());

            assertRefused("the token is not an access token", () -> verify(issuer.sign(claims)));
        }
    }

    @Test
    void anAccessTokenThatIsMarkedAsOneMayContainANonce() {
        JwtClaims claims = issuer.claims();
        claims.setClaim("nonce", "n-0S6_WzA2Mj");
        assertThat(verify(issuer.sign(claims, "at+jwt")).subject()).isEqualTo("alice");

        claims.setClaim("typ", "Bearer");
        assertThat(verify(issuer.sign(claims)).subject()).isEqualTo("alice");
    }

    private static NumericDate in(int seconds) {
        return NumericDate.fromSeconds(Instant.now().getEpochSecond() + seconds);
    }

    private VerifiedJwt verify(String token) {
        UnverifiedJwt compact = UnverifiedJwt.of(token).orElseThrow();
        try {
            return verifier.verify(compact, ORG, issuer.issuer(), "landlord")
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void assertRefused(String why, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(TokenRefused.class).hasMessage(why);
    }
}
