package org.landlord.it.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.landlord.adapter.rest.access.oidc.TokenRefused;
import org.landlord.adapter.rest.access.oidc.TokenVerifier;
import org.landlord.adapter.rest.access.oidc.UnverifiedJwt;
import org.landlord.adapter.rest.access.oidc.VerifiedJwt;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.it.support.ForgedTokens;
import org.landlord.it.support.KeycloakProcess;
import org.landlord.it.support.KeycloakRealm;

/// Tokens of a real Keycloak, the good ones and the others. In the profile `keycloak`.
@QuarkusTest
@TestProfile(KeycloakTokensIT.Near.class)
@EnabledIfSystemProperty(named = KeycloakProcess.HOME, matches = ".+")
@Tag("keycloak")
class KeycloakTokensIT {

    /// A rotated key is good after this time at the latest.
    private static final Duration ROTATION = Duration.ofSeconds(10);

    private static final OrgId ORG = new OrgId("org_acme");

    @Inject
    TokenVerifier verifier;

    private final KeycloakRealm acme = KeycloakProcess.shared().realm("acme");
    private final KeycloakRealm globex = KeycloakProcess.shared().realm("globex");

    /// Keycloak runs on this machine.
    public static class Near implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("landlord.oidc.allow-private-issuers", "true");
        }
    }

    @Test
    void aGoodTokenSaysWhoSomebodyIsAndWhichGroupsTheyAreIn() {
        VerifiedJwt alice = verify(acme.token(KeycloakRealm.alice()), acme);
        VerifiedJwt bob = verify(acme.token(KeycloakRealm.bob()), acme);
        VerifiedJwt greta = verify(globex.token(KeycloakRealm.greta()), globex);

        assertThat(alice.subject()).isEqualTo(KeycloakRealm.alice().subject());
        assertThat(alice.texts("groups")).containsExactly("/engineering");
        assertThat(bob.subject()).isEqualTo(KeycloakRealm.bob().subject());
        assertThat(bob.texts("groups")).isEmpty();
        assertThat(greta.subject()).isEqualTo(KeycloakRealm.greta().subject());
    }

    @Test
    void anExpiredTokenIsRefused() throws InterruptedException {
        String token = acme.token(KeycloakRealm.alice(), KeycloakRealm.BRIEF_CLIENT);
        // It is good for two, and a minute of leeway. (Whether it was good until then depends on how fast the machine
        // is.)
        TimeUnit.SECONDS.sleep(63);

        assertThatThrownBy(() -> verify(token, acme))
                .isInstanceOf(TokenRefused.class)
                .hasMessage("the token has expired (exp claim)");
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        String token = acme.token(KeycloakRealm.alice(), KeycloakRealm.OTHER_CLIENT);

        assertRefused(() -> verify(token, acme));
    }

    @Test
    void aTokenOfAnotherRealmIsRefused() {
        assertRefused(() -> verify(globex.token(KeycloakRealm.greta()), acme));
        assertRefused(() -> verify(acme.token(KeycloakRealm.alice()), globex));
    }

    @Test
    void aTokenOfAnotherRealmThatClaimsToBeOfThisOneIsRefused() {
        String token = globex.token(KeycloakRealm.greta());
        String forged = ForgedTokens.issuedBy(acme.issuer(), token);

        assertRefused(() -> verify(forged, acme));
    }

    @Test
    void aForgedTokenIsRefused() {
        String token = acme.token(KeycloakRealm.alice());

        ForgedTokens.of(token, acme.publicKey(token), KeycloakRealm.bob().subject())
                .forEach((forgery, forged) -> {
                    // Some have not even the shape of a signed token.
                    if (UnverifiedJwt.of(forged).isPresent()) {
                        assertThatThrownBy(() -> verify(forged, acme))
                                .as(forgery)
                                .isInstanceOf(TokenRefused.class);
                    }
                });

        assertThat(verify(token, acme).subject())
                .isEqualTo(KeycloakRealm.alice().subject());
    }

    @Test
    void afterAKeyWasRotatedTheNewOneIsGoodAndAfterItWasRemovedTheOldOneIsNot() throws InterruptedException {
        String before = globex.token(KeycloakRealm.greta());
        verify(before, globex);
        globex.rotateKey();
        String rotated = globex.token(KeycloakRealm.greta());

        assertThat(ForgedTokens.header(rotated, "kid")).isNotEqualTo(ForgedTokens.header(before, "kid"));
        assertThat(verifiedSoon(rotated).subject())
                .isEqualTo(KeycloakRealm.greta().subject());
        assertThat(verify(before, globex).subject())
                .isEqualTo(KeycloakRealm.greta().subject());

        globex.removeKeysBefore(globex.rotateKey());
        verifiedSoon(globex.token(KeycloakRealm.greta()));

        assertRefused(() -> verify(before, globex));
        assertRefused(() -> verify(rotated, globex));
    }

    private VerifiedJwt verifiedSoon(String token) throws InterruptedException {
        long end = System.nanoTime() + ROTATION.toNanos();
        while (true) {
            try {
                return verify(token, globex);
            } catch (TokenRefused refused) {
                if (System.nanoTime() > end) {
                    throw refused;
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    /// As the server does with a bearer token and the record of the realm.
    private VerifiedJwt verify(String token, KeycloakRealm realm) {
        UnverifiedJwt compact = UnverifiedJwt.of(token).orElseThrow();
        try {
            return verifier.verify(compact, ORG, realm.issuer(), KeycloakRealm.CLIENT)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(TokenRefused.class);
    }
}
