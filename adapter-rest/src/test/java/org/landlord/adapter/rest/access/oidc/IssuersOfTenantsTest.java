package org.landlord.adapter.rest.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.outbound.OutboundAddressPolicy;

/// What an organization trusts gets in the way of no other.
class IssuersOfTenantsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String CLIENT = "landlord";
    private static final OrgId ORG = new OrgId("org_acme");

    private final SmallIssuer issuer = new SmallIssuer();
    private final TokenVerifier verifier = new TokenVerifier(VERTX, new OutboundAddressPolicy(true), () -> 0);

    @BeforeAll
    static void theFirstVerificationOfAProcessTakesLonger() {
        try (SmallIssuer issuer = new SmallIssuer()) {
            TokenVerifier verifier = new TokenVerifier(VERTX, new OutboundAddressPolicy(true), System::nanoTime);
            UnverifiedJwt token = UnverifiedJwt.of(issuer.sign(issuer.claims())).orElseThrow();
            verifier.verify(token, ORG, issuer.issuer(), CLIENT)
                    .toCompletableFuture()
                    .handle((_, _) -> true)
                    .join();
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
    void theKeysOfAnIssuerAreFetchedOnceForAllItsClients() {
        for (int i = 0; i < 20; i++) {
            String client = "client-" + i;
            JwtClaims claims = issuer.claims();
            claims.setAudience(client);
            verify(issuer.sign(claims), ORG, issuer.issuer(), client);
        }

        assertThat(issuer.asked()).isEqualTo(1);
    }

    @Test
    void theKeysOfAnIssuerAreFetchedOnceForAllOrganizations_alsoForMoreThanAreRemembered() {
        String token = issuer.sign(issuer.claims());
        for (int i = 0; i < 600; i++) {
            verify(token, new OrgId("org_" + i));
        }

        assertThat(verify(token, new OrgId("org_0")).subject()).isEqualTo("alice");
        assertThat(issuer.asked()).isEqualTo(1);
    }

    @Test
    void anIssuerThatNobodyIsRememberedToTrustIsForgotten() {
        String token = issuer.sign(issuer.claims());
        try (SmallIssuer others = new SmallIssuer()) {
            String ofOthers = others.sign(others.claims());
            verify(token, new OrgId("org_first"));
            for (int i = 0; i < 511; i++) {
                verify(ofOthers, new OrgId("org_" + i), others.issuer(), CLIENT);
            }
            verify(token, new OrgId("org_first"));
            assertThat(issuer.asked()).isEqualTo(1);
            for (int i = 0; i < 513; i++) {
                verify(ofOthers, new OrgId("org_" + i), others.issuer(), CLIENT);
            }
        }

        verify(token, new OrgId("org_first"));
        assertThat(issuer.asked()).isEqualTo(2);
    }

    @Test
    void anOrganizationThatTrustsManyIssuersForgetsItsOwnAndNoOthers() {
        String token = issuer.sign(issuer.claims());
        try (SmallIssuer shared = new SmallIssuer()) {
            String ofBoth = shared.sign(shared.claims());
            verify(token, ORG);
            verify(ofBoth, ORG, shared.issuer(), CLIENT);
            verify(ofBoth, new OrgId("org_another"), shared.issuer(), CLIENT);
            for (int i = 0; i < 8; i++) {
                try (SmallIssuer more = new SmallIssuer()) {
                    verify(more.sign(more.claims()), ORG, more.issuer(), CLIENT);
                }
            }

            verify(ofBoth, new OrgId("org_another"), shared.issuer(), CLIENT);
            assertThat(shared.asked()).isEqualTo(1);
            verify(token, ORG);
            assertThat(issuer.asked()).isEqualTo(2);
        }
    }

    @Test
    void anOrganizationWhoseIssuersKeepTheServerWaitingKeepsNoOtherWaiting() throws IOException {
        String token = issuer.sign(issuer.claims());
        try (ServerSocket silent = new ServerSocket(0)) {
            List<CompletableFuture<VerifiedJwt>> waiting = IntStream.range(0, 4)
                    .mapToObj(i -> "http://127.0.0.1:" + silent.getLocalPort() + "/" + i)
                    .map(named -> {
                        JwtClaims claims = issuer.claims();
                        claims.setIssuer(named);
                        UnverifiedJwt compact =
                                UnverifiedJwt.of(issuer.sign(claims)).orElseThrow();
                        return verifier.verify(compact, ORG, named, CLIENT).toCompletableFuture();
                    })
                    .toList();

            // All of them have been called. A connection that nothing refers to would be closed by the garbage
            // collector.
            List<Socket> connections = new ArrayList<>();
            for (int i = 0; i < waiting.size(); i++) {
                connections.add(silent.accept());
            }

            assertUnavailable(() -> verify(token, ORG));
            // Not even with the same issuer.
            assertThat(verify(token, new OrgId("org_another")).subject()).isEqualTo("alice");
            assertThat(waiting).allSatisfy(future -> assertThat(future).isNotDone());
            waiting.forEach(future -> assertThatThrownBy(future::join).hasCauseInstanceOf(Unavailable.class));
            for (Socket connection : connections) {
                connection.close();
            }
        }

        try (SmallIssuer next = new SmallIssuer()) {
            String later = next.sign(next.claims());
            assertThat(verify(later, ORG, next.issuer(), CLIENT).subject()).isEqualTo("alice");
        }
    }

    private VerifiedJwt verify(String token, OrgId orgId) {
        return verify(token, orgId, issuer.issuer(), CLIENT);
    }

    private VerifiedJwt verify(String token, OrgId orgId, String named, String client) {
        UnverifiedJwt compact = UnverifiedJwt.of(token).orElseThrow();
        try {
            return verifier.verify(compact, orgId, named, client)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void assertUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Unavailable.class).hasMessage("the token's issuer cannot be reached");
    }
}
