package org.landlord.adapter.rest.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.outbound.OutboundAddressPolicy;

class TokenVerifierTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String CLIENT = "landlord";
    private static final OrgId ORG = new OrgId("org_acme");

    private final AtomicLong nanos = new AtomicLong();
    private final SmallIssuer issuer = new SmallIssuer();
    private final TokenVerifier verifier = new TokenVerifier(VERTX, new OutboundAddressPolicy(true), nanos::get);

    @BeforeAll
    static void theFirstVerificationOfAProcessTakesLonger() {
        try (SmallIssuer issuer = new SmallIssuer()) {
            TokenVerifier verifier = new TokenVerifier(VERTX, new OutboundAddressPolicy(true), System::nanoTime);
            verify(verifier, issuer.sign(issuer.claims()), issuer.issuer(), CLIENT);
            verifier.close();
        }
    }

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
    void aGoodTokenSaysWhoItIsAbout() {
        VerifiedJwt token = verify(issuer.sign(issuer.claims()));

        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.texts("groups")).containsExactly("/engineering", "/support");
        assertThat(token.texts("sub")).containsExactly("alice");
        assertThat(token.texts("exp")).isEmpty();
        assertThat(token.texts("nothing")).isEmpty();
    }

    @Test
    void aClaimInsideAnotherIsFoundByItsPathAndOneWithDotsByItsName() {
        JwtClaims claims = issuer.claims();
        claims.setClaim("realm_access", Map.of("roles", List.of("admin")));
        claims.setClaim("https://example.com/groups", List.of("crew"));

        VerifiedJwt token = verify(issuer.sign(claims));

        assertThat(token.texts("realm_access.roles")).containsExactly("admin");
        assertThat(token.texts("https://example.com/groups")).containsExactly("crew");
    }

    @Test
    void aTokenForSeveralAudiencesIsGoodIfOneIsRight() {
        JwtClaims claims = issuer.claims();
        claims.setAudience("account", CLIENT);

        assertThat(verify(issuer.sign(claims)).subject()).isEqualTo("alice");
    }

    @Test
    void tooManyGroupsToListAreSeen() {
        JwtClaims elsewhere = issuer.claims();
        elsewhere.setClaim("_claim_names", Map.of("groups", "src1"));
        JwtClaims many = issuer.claims();
        many.setClaim("hasgroups", true);

        assertThat(verify(issuer.sign(issuer.claims())).leavesOut("groups")).isFalse();
        assertThat(verify(issuer.sign(many)).leavesOut("groups")).isTrue();
        VerifiedJwt token = verify(issuer.sign(elsewhere));
        assertThat(token.leavesOut("groups")).isTrue();
        assertThat(token.leavesOut("roles")).isFalse();
    }

    @Test
    void aTokenForAnotherAudienceIsRefusedWhateverTheRecordCallsItsClient() {
        JwtClaims claims = issuer.claims();
        claims.setAudience("other");
        String token = issuer.sign(claims);

        assertRefused(() -> verify(token));
        assertRefused(() -> verify(verifier, token, issuer.issuer(), "any"));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        try (SmallIssuer other = new SmallIssuer()) {
            JwtClaims posing = other.claims();
            posing.setIssuer(issuer.issuer());

            assertRefused(() -> verify(other.sign(other.claims())));
            assertRefused(() -> verify(other.sign(posing)));
        }
    }

    @Test
    void whatAnIssuerSignsThatIsNoCredentialIsNone() {
        assertThat(UnverifiedJwt.of(issuer.sign(issuer.claims(), "at+jwt"))).isPresent();
        assertThat(UnverifiedJwt.of(issuer.sign(issuer.claims(), "logout+jwt"))).isEmpty();
    }

    @Test
    void whatIsNoSignedTokenIsNone() {
        String good = issuer.sign(issuer.claims());
        String unsigned = good.substring(0, good.lastIndexOf('.') + 1);

        Stream.of("", "a", "a.b", "a.b.c", "..", "a.b.c.d.e", good + ".", good + "=", unsigned, " " + good)
                .forEach(text -> assertThat(UnverifiedJwt.of(text)).isEmpty());
        assertThat(UnverifiedJwt.of("A".repeat(20_000) + "." + good)).isEmpty();
        assertThat(UnverifiedJwt.of(good).orElseThrow().toString()).doesNotContain(good.split("\\.")[1]);
    }

    @Test
    void keysAreFetchedOnceForManyTokens() {
        for (int i = 0; i < 20; i++) {
            verify(issuer.sign(issuer.claims()));
        }

        assertThat(issuer.asked()).isEqualTo(1);
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesItAndTheOldOneIsForgottenWithIt() {
        String old = issuer.sign(issuer.claims());
        verify(old);
        issuer.newKey();
        issuer.forgetOldKeys();
        pass(Duration.ofSeconds(5));

        assertThat(verify(issuer.sign(issuer.claims())).subject()).isEqualTo("alice");
        assertRefused(() -> verify(old));
    }

    @Test
    void whoMakesUpKeysDoesNotMakeTheServerAskEachTime() {
        verify(issuer.sign(issuer.claims()));
        pass(Duration.ofSeconds(5));
        issuer.newKey();
        String made = issuer.sign(issuer.claims());
        issuer.published = _ -> "{\"keys\":[]}";

        for (int i = 0; i < 20; i++) {
            assertRefused(() -> verify(made));
        }

        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void aKeyThatWasGivenUpIsForgottenAfterAWhileThoughNobodyUsesAnother() {
        String old = issuer.sign(issuer.claims());
        verify(old);
        issuer.newKey();
        issuer.forgetOldKeys();
        assertThat(verify(old).subject()).isEqualTo("alice");
        pass(Duration.ofMinutes(5));

        assertRefused(() -> verify(old));
    }

    @Test
    void anIssuerThatIsAwayForAnHourShutsNobodyOut() {
        String token = issuer.sign(issuer.claims());
        verify(token);
        issuer.close();
        pass(Duration.ofMinutes(59));

        assertThat(verify(token).subject()).isEqualTo("alice");
        pass(Duration.ofMinutes(1));
        assertUnavailable(() -> verify(token));
    }

    @Test
    void anIssuerThatIsAwayIsTriedAgainSoon() {
        String token = issuer.sign(issuer.claims());
        issuer.status = 500;
        assertUnavailable(() -> verify(token));
        issuer.status = 200;

        assertUnavailable(() -> verify(token));
        assertThat(issuer.asked()).isZero();
        pass(Duration.ofSeconds(5));
        assertThat(verify(token).subject()).isEqualTo("alice");
    }

    @Test
    void anIssuerThatAcceptsConnectionsAndSaysNothingIsUnavailable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            String named = "http://127.0.0.1:" + silent.getLocalPort();
            JwtClaims claims = issuer.claims();
            claims.setIssuer(named);

            assertUnavailable(() -> verify(verifier, issuer.sign(claims), named, CLIENT));
        }
    }

    @Test
    void anIssuerWhoseConfigurationIsAnothersIsUnavailable() {
        issuer.configuration = text -> text.replace("\"issuer\":\"http", "\"issuer\":\"https");

        assertUnavailable(() -> verify(issuer.sign(issuer.claims())));
    }

    @Test
    void anIssuerThatSendsTheServerElsewhereIsUnavailable() {
        issuer.status = 302;

        assertUnavailable(() -> verify(issuer.sign(issuer.claims())));
        assertThat(issuer.asked()).isZero();
    }

    @Test
    void anIssuerThatSendsTooMuchOrNonsenseIsUnavailable() {
        for (String keys : List.of("{\"keys\":[]," + " ".repeat(100_000) + "\"a\":1}", "", "[]", "<html/>", "{}")) {
            issuer.published = _ -> keys;
            pass(Duration.ofSeconds(5));
            assertUnavailable(() -> verify(issuer.sign(issuer.claims())));
        }
    }

    @Test
    void anIssuerInAPrivateNetworkIsNotCalledUnlessThatIsAllowed() {
        TokenVerifier strict = new TokenVerifier(VERTX, new OutboundAddressPolicy(false), nanos::get);

        assertUnavailable(() -> verify(strict, issuer.sign(issuer.claims()), issuer.issuer(), CLIENT));
        assertThat(issuer.asked()).isZero();
        strict.close();
    }

    @Test
    void anIssuerThatSpeaksForEverIsUnavailable() throws IOException {
        try (ServerSocket dripping = new ServerSocket(0)) {
            Thread.ofVirtual().start(() -> drip(dripping));
            String named = "http://127.0.0.1:" + dripping.getLocalPort();
            JwtClaims claims = issuer.claims();
            claims.setIssuer(named);

            assertUnavailable(() -> verify(verifier, issuer.sign(claims), named, CLIENT));
        }
    }

    /// Ends when nobody listens any more.
    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept();
                OutputStream out = socket.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(' ');
                out.flush();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (IOException | InterruptedException _) {
            // The caller has gone.
        }
    }

    @Test
    void anIssuerThatNamesKeysThatAreNotOnTheWebIsUnavailable() {
        for (String keys :
                List.of("file:///etc/passwd", "jar:file:/x.jar!/keys", "no url", "http://a@127.0.0.1/keys")) {
            issuer.configuration = text -> text.replaceFirst("\"jwks_uri\":\"[^\"]+", "\"jwks_uri\":\"" + keys);
            pass(Duration.ofSeconds(5));
            assertUnavailable(() -> verify(issuer.sign(issuer.claims())));
        }
    }

    @Test
    void aTokenForMoreAudiencesThanAnybodyNamesIsNone() {
        JwtClaims claims = issuer.claims();
        claims.setAudience(
                Stream.iterate(CLIENT, before -> before + "x").limit(50).toList());
        assertThat(UnverifiedJwt.of(issuer.sign(claims))).isPresent();

        claims.setAudience(
                Stream.iterate(CLIENT, before -> before + "x").limit(51).toList());
        assertThat(UnverifiedJwt.of(issuer.sign(claims))).isEmpty();
    }

    private VerifiedJwt verify(String token) {
        return verify(verifier, token, issuer.issuer(), CLIENT);
    }

    private static VerifiedJwt verify(TokenVerifier verifier, String token, String issuer, String client) {
        UnverifiedJwt compact = UnverifiedJwt.of(token).orElseThrow();
        try {
            return verifier.verify(compact, ORG, issuer, client)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(TokenRefused.class);
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Unavailable.class).hasMessage("the token's issuer cannot be reached");
    }
}
