package org.landlord.adapter.rest.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.outbound.OutboundAddressPolicy;

/// The ID token of a sign-in with a browser, and the endpoints of its issuer.
class IdTokenTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final OrgId ORG = new OrgId("org_acme");
    private static final String NONCE = "n-0S6_WzA2Mj";

    private final SmallIssuer issuer = new SmallIssuer();
    private final TokenVerifier verifier = new TokenVerifier(VERTX, new OutboundAddressPolicy(true), System::nanoTime);
    private final IssuerClient client = new IssuerClient(new IssuerHttp(VERTX, new OutboundAddressPolicy(true)));

    @AfterEach
    void close() {
        client.close();
        verifier.close();
        issuer.close();
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private JwtClaims claims(Consumer<JwtClaims> change) {
        JwtClaims claims = issuer.claims();
        claims.setClaim("nonce", NONCE);
        change.accept(claims);
        return claims;
    }

    private VerifiedJwt verify(String token) {
        return join(() -> verifier.verifyIdToken(
                        UnverifiedJwt.of(token).orElseThrow(), ORG, issuer.issuer(), "landlord", NONCE)
                .toCompletableFuture()
                .join());
    }

    private static <T> T join(Supplier<T> work) {
        try {
            return work.get();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void assertRefused(String why, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(TokenRefused.class).hasMessage(why);
    }

    @Test
    void givenAnIdTokenForTheClientWithTheNonceOfTheRequest_whenItIsVerified_thenItsUserIsKnown() {
        VerifiedJwt token = verify(issuer.sign(claims(claims -> claims.setClaim("email", "alice@acme.example"))));

        assertThat(token.subject()).isEqualTo("alice");
        assertThat(token.text("email")).contains("alice@acme.example");
        assertThat(token.text("groups")).isEmpty();
        assertThat(token.hasUnverifiedEmail()).isFalse();
    }

    @Test
    void givenAnotherNonceOrNone_whenItIsVerified_thenItIsRefused() {
        String why = "the nonce claim is not that of the request";

        assertRefused(why, () -> verify(issuer.sign(claims(claims -> claims.setClaim("nonce", "another")))));
        assertRefused(why, () -> verify(issuer.sign(claims(claims -> claims.unsetClaim("nonce")))));
    }

    @Test
    void givenSeveralAudiences_whenNoneIsNamedAsTheAuthorizedParty_thenItIsRefused() {
        String why = "the azp claim is not the client id";
        List<String> audiences = List.of("landlord", "other");

        assertRefused(why, () -> verify(issuer.sign(claims(claims -> claims.setAudience(audiences)))));
        assertRefused(why, () -> verify(issuer.sign(claims(claims -> claims.setClaim("azp", "other")))));
        assertThat(verify(issuer.sign(claims(claims -> {
                            claims.setAudience(audiences);
                            claims.setClaim("azp", "landlord");
                        })))
                        .subject())
                .isEqualTo("alice");
    }

    @Test
    void givenATokenForAnotherClientOrWithTheKeyOfAnother_whenItIsVerified_thenItIsRefused() {
        assertRefused(
                "the aud claim does not contain the expected audience",
                () -> verify(issuer.sign(claims(claims -> claims.setAudience("other")))));
        assertRefused(
                "the iss claim is not the expected issuer",
                () -> verify(issuer.sign(claims(claims -> claims.setIssuer("https://other.example")))));
        assertRefused("the token is not an ID token", () -> verify(issuer.sign(claims(_ -> {}), "at+jwt")));
        try (SmallIssuer other = new SmallIssuer()) {
            JwtClaims posing = claims(_ -> {});
            assertRefused("the signature is invalid", () -> verify(other.sign(posing)));
        }
    }

    @Test
    void givenAnUnverifiedAddress_whenItIsAsked_thenTheTokenSaysSo() {
        assertThat(verify(issuer.sign(claims(claims -> claims.setClaim("email_verified", false))))
                        .hasUnverifiedEmail())
                .isTrue();
        assertThat(verify(issuer.sign(claims(claims -> claims.setClaim("email_verified", "false"))))
                        .hasUnverifiedEmail())
                .isTrue();
        assertThat(verify(issuer.sign(claims(claims -> claims.setClaim("email_verified", true))))
                        .hasUnverifiedEmail())
                .isFalse();
    }

    private IssuerMetadata metadata() {
        return metadata(client);
    }

    private IssuerMetadata metadata(IssuerClient by) {
        return join(
                () -> by.metadata(ORG, issuer.issuer()).toCompletableFuture().join());
    }

    private void publish(String more) {
        issuer.configuration = text -> text.replace("}", "," + more + "}");
    }

    @Test
    void givenADocumentWithEndpoints_whenItIsRead_thenTheyAreKnownAndRemembered() {
        publish("\"authorization_endpoint\":\"https://a.example/a\",\"token_endpoint\":\"https://a.example/t\","
                + "\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"]");

        assertThat(metadata())
                .isEqualTo(new IssuerMetadata(
                        issuer.issuer(), "https://a.example/a", "https://a.example/t", null, false, true));
        issuer.status = 500;
        assertThat(metadata().tokenEndpoint()).isEqualTo("https://a.example/t");
    }

    @Test
    void givenADocumentThatCannotBeUsed_whenItIsRead_thenTheProviderIsUnavailable() {
        String endpoints = "\"authorization_endpoint\":\"%s\",\"token_endpoint\":\"https://a.example/t\"";
        for (Runnable broken : List.<Runnable>of(
                () -> {},
                () -> publish(endpoints.formatted("javascript:alert(1)")),
                () -> publish(endpoints.formatted("https://user@a.example/a")),
                () -> issuer.configuration = _ -> "{\"issuer\":\"https://other.example\"," + endpoints + "}",
                () -> issuer.configuration = _ -> "no JSON",
                () -> issuer.status = 500)) {
            broken.run();

            assertThatThrownBy(() -> metadata(new IssuerClient(new IssuerHttp(VERTX, new OutboundAddressPolicy(true)))))
                    .isInstanceOf(Unavailable.class)
                    .hasMessage("the identity provider cannot be reached");
        }
    }

    @Test
    void givenAnIssuerThatFails_whenItIsAskedAgainAtOnce_thenItIsLeftAlone() {
        issuer.status = 500;
        assertThatThrownBy(this::metadata).isInstanceOf(Unavailable.class);
        issuer.status = 200;
        publish("\"authorization_endpoint\":\"https://a.example/a\",\"token_endpoint\":\"https://a.example/t\"");

        assertThatThrownBy(this::metadata).isInstanceOf(Unavailable.class);
        assertThat(metadata(new IssuerClient(new IssuerHttp(VERTX, new OutboundAddressPolicy(true)))))
                .isNotNull();
    }

    @Test
    void givenAnIssuerInAPrivateNetwork_whenThatIsNotAllowed_thenItIsUnavailable() {
        IssuerClient strict = new IssuerClient(new IssuerHttp(VERTX, new OutboundAddressPolicy(false)));
        try {
            assertThatThrownBy(() -> join(() -> strict.metadata(ORG, issuer.issuer())
                            .toCompletableFuture()
                            .join()))
                    .isInstanceOf(Unavailable.class);
        } finally {
            strict.close();
        }
    }
}
