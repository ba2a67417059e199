package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Origin;
import org.landlord.domain.failure.Forbidden;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.ListApiKeys;
import org.landlord.port.in.access.RotateApiKey;

/// How the administrator gets in, and stays out once they are shut out.
class AdminBootstrapTest {

    private static final Caller OPERATOR = Caller.operator(new ActorId("local:ada"));
    private static final ApiKeyToken GIVEN = given("1");

    private final InMemory inMemory = new InMemory();
    private final LandlordApplication landlord = inMemory.landlord();

    private static ApiKeyToken given(String digit) {
        return ApiKeyToken.of(new KeyId(KeyId.PREFIX + digit.repeat(26)), digit.repeat(ApiKeyToken.RANDOM_DIGITS));
    }

    private Caller enter(ApiKeyToken token) {
        return landlord.authentication().holder(token, Origin.unknown());
    }

    private ApiKeyToken left() {
        return landlord.adminBootstrap().storedKey().orElseThrow();
    }

    private ApiKeyToken rotated(KeyId keyId) {
        return landlord.apiKeys()
                .rotate(OPERATOR, new RotateApiKey(null, keyId, Duration.ZERO, null))
                .token();
    }

    private void assertNoStart(ApiKeyToken token, String why) {
        assertThatThrownBy(() -> landlord.adminBootstrap().ensureAdministratorKey(token))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations().getFirst().detail())
                                .contains(why));
        assertThatThrownBy(() -> enter(token)).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void givenAKeyThatWasRevoked_whenTheServerStartsWithItAgain_thenItDoesNotAndTheKeyStaysRevoked() {
        landlord.adminBootstrap().ensureAdministratorKey(GIVEN);
        landlord.apiKeys().revoke(OPERATOR, null, GIVEN.keyId(), Precondition.none());

        assertNoStart(GIVEN, "was revoked");
    }

    @Test
    void givenAKeyThatWasRotated_whenTheServerStartsWithItAgain_thenItDoesNotAndTheKeyStaysExpired() {
        landlord.adminBootstrap().ensureAdministratorKey(GIVEN);
        rotated(GIVEN.keyId());

        assertNoStart(GIVEN, "has expired");
    }

    @Test
    void givenAKeyThatMayLess_whenTheServerStartsWithIt_thenItDoesNot() {
        ApiKeyToken less = landlord.apiKeys()
                .create(
                        OPERATOR,
                        new CreateApiKey(null, new Name("CI"), null, new KeyScopes(List.of("org:read")), null))
                .token();

        assertThatThrownBy(() -> landlord.adminBootstrap().ensureAdministratorKey(less))
                .isInstanceOf(InvalidInput.class);

        assertThatThrownBy(() -> landlord.apiKeys()
                        .list(enter(less), new ListApiKeys(null, null, null, null), PageRequest.first()))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void givenAKeyThatWasSet_whenAnotherOneIs_thenTheOldOneIsRevokedAndTheLogSaysSo() {
        landlord.adminBootstrap().ensureAdministratorKey(GIVEN);
        landlord.adminBootstrap().ensureAdministratorKey(GIVEN);
        ApiKeyToken other = landlord.apiKeys()
                .create(OPERATOR, new CreateApiKey(null, new Name("CI"), null, KeyScopes.all(), null))
                .token();

        landlord.adminBootstrap().ensureAdministratorKey(given("2"));

        assertThat(enter(given("2"))).isNotNull();
        assertThat(enter(other)).isNotNull();
        assertNoStart(GIVEN, "was revoked");
        assertThat(landlord.auditTrail()
                        .listPlatform(enter(given("2")), PageRequest.first())
                        .items())
                .filteredOn(event -> new ActorId("landlord-setting").equals(event.actorId()))
                .extracting(event -> event.action() + " " + event.targetId())
                .containsExactly(
                        "api_key.create " + GIVEN.keyId(),
                        "api_key.create " + given("2").keyId(),
                        "api_key.revoke " + GIVEN.keyId());
    }

    @Test
    void givenTheKeyThatLiesBesideTheStorage_whenItIsRotated_thenTheNewOneLiesThere() {
        ApiKeyToken first =
                landlord.adminBootstrap().ensureAdministratorKey(null).orElseThrow();
        assertThat(left()).isEqualTo(first);

        ApiKeyToken second = rotated(first.keyId());

        assertThat(left()).isEqualTo(second);
        assertThat(enter(left())).isNotNull();
        assertThatThrownBy(() -> enter(first)).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void givenTheKeyThatLiesBesideTheStorage_whenAnotherIsRotated_orTheRotationFails_thenItStaysThere() {
        ApiKeyToken first =
                landlord.adminBootstrap().ensureAdministratorKey(null).orElseThrow();
        ApiKeyToken other = landlord.apiKeys()
                .create(OPERATOR, new CreateApiKey(null, new Name("CI"), null, KeyScopes.all(), null))
                .token();

        rotated(other.keyId());
        assertThatThrownBy(() -> landlord.apiKeys()
                        .rotate(
                                OPERATOR,
                                new RotateApiKey(
                                        null,
                                        first.keyId(),
                                        Duration.ZERO,
                                        inMemory.now().minusSeconds(1))))
                .isInstanceOf(InvalidInput.class);

        assertThat(left()).isEqualTo(first);
        assertThat(enter(first)).isNotNull();
    }
}
