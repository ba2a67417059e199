package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.landlord.application.InMemory;
import org.landlord.application.LandlordApplication;
import org.landlord.application.WatchedStorage;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ApiKeyToken;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.failure.Unauthenticated;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.RotateApiKey;
import org.landlord.port.out.access.StoredApiKey;

/// How long what is known of a key is believed, and how much of it is kept.
class ApiKeyCacheTest {

    private static final Caller OPERATOR = Caller.operator(new ActorId("local:ada"));
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final WatchedStorage storage = new WatchedStorage();
    private final InMemory inMemory = new InMemory(storage);
    private final LandlordApplication here = inMemory.landlord();
    private final LandlordApplication elsewhere = inMemory.on(storage);
    private final ApiKeyCache ring = new ApiKeyCache(new UseCaseContext(
            new AccessGate(storage, new DeniedAccessLog(storage, inMemory, inMemory)), inMemory, inMemory));

    private final ApiKeyToken token = newToken();

    private ApiKeyToken newToken() {
        return here.apiKeys()
                .create(OPERATOR, new CreateApiKey(null, new Name("CI"), null, KeyScopes.all(), null))
                .token();
    }

    private Caller enter(ApiKeyToken with) {
        return here.authentication().holder(with, Origin.unknown());
    }

    @Test
    void givenAKey_whenItIsUsedAgainAndAgain_thenStorageIsAskedOnceInTwoSeconds() {
        enter(token);
        int asked = storage.reads();

        for (int i = 0; i < 100; i++) {
            enter(token);
        }
        inMemory.pass(FRESH);
        enter(token);
        assertThat(storage.reads()).isEqualTo(asked);

        inMemory.pass(MOMENT);
        enter(token);
        enter(token);
        assertThat(storage.reads()).isEqualTo(asked + 1);
    }

    @Test
    void givenAKeyThatIsInUse_whenThisProcessRevokesIt_thenItIsRefusedAtOnce() {
        enter(token);

        here.apiKeys().revoke(OPERATOR, null, token.keyId(), Precondition.none());

        assertThatThrownBy(() -> enter(token))
                .isInstanceOf(Unauthenticated.class)
                .hasMessageContaining("was revoked");
        assertThat(here.authentication().remembered(token, Origin.unknown())).isEmpty();
    }

    @Test
    void givenAKeyThatIsInUse_whenItIsChangedInALargerUnit_andUsedBeforeThatIsStored_thenItIsRefusedAfterItAtOnce() {
        List<Consumer<KeyId>> changes = List.of(
                keyId -> here.apiKeys().rotate(OPERATOR, new RotateApiKey(null, keyId, Duration.ZERO, null)),
                keyId -> here.apiKeys().revoke(OPERATOR, null, keyId, Precondition.none()));
        for (Consumer<KeyId> change : changes) {
            ApiKeyToken used = newToken();
            storage.write(_ -> {
                change.accept(used.keyId());
                assertThat(CompletableFuture.supplyAsync(() -> enter(used)).join())
                        .as("the change is not stored yet")
                        .isNotNull();
                return true;
            });

            assertThat(here.authentication().remembered(used, Origin.unknown())).isEmpty();
            assertThatThrownBy(() -> enter(used)).isInstanceOf(Unauthenticated.class);
        }
    }

    @Test
    void givenAKeyThatIsInUse_whenAnotherProcessRevokesIt_thenItIsRefusedAfterTwoSeconds() {
        enter(token);

        elsewhere.apiKeys().revoke(OPERATOR, null, token.keyId(), Precondition.none());
        inMemory.pass(FRESH.plus(MOMENT));

        assertThat(here.authentication().remembered(token, Origin.unknown())).isEmpty();
        assertThatThrownBy(() -> enter(token)).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void givenAKeyThatIsInUse_whenAnotherProcessRotatesItWithoutAnOverlap_thenTheOldOneIsRefusedAfterTwoSeconds() {
        enter(token);

        ApiKeyToken next = elsewhere
                .apiKeys()
                .rotate(OPERATOR, new RotateApiKey(null, token.keyId(), Duration.ZERO, null))
                .token();
        inMemory.pass(FRESH.plus(MOMENT));

        assertThatThrownBy(() -> enter(token))
                .isInstanceOf(Unauthenticated.class)
                .hasMessageContaining("has expired");
        assertThat(enter(next).actorId()).isEqualTo(new ActorId(next.keyId().value()));
    }

    @Test
    void givenAKeyThatExpires_whenItsInstantComes_thenItIsRefusedHoweverFreshItIs() {
        ApiKeyToken brief = here.apiKeys()
                .create(
                        OPERATOR,
                        new CreateApiKey(
                                null,
                                new Name("brief"),
                                null,
                                KeyScopes.all(),
                                inMemory.now().plusSeconds(1)))
                .token();
        enter(brief);

        inMemory.pass(Duration.ofSeconds(1));

        assertThatThrownBy(() -> enter(brief)).isInstanceOf(Unauthenticated.class);
        assertThat(here.authentication().remembered(brief, Origin.unknown())).isEmpty();
    }

    @Test
    void givenAClockThatIsPutBack_whenAnotherProcessRevokesAKey_thenThatIsSeenAfterTwoSecondsAllTheSame() {
        enter(token);
        inMemory.pass(Duration.ofHours(-1));

        elsewhere.apiKeys().revoke(OPERATOR, null, token.keyId(), Precondition.none());
        inMemory.pass(FRESH.plus(MOMENT));

        assertThatThrownBy(() -> enter(token)).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void givenTheIdOfNoKey_whenItIsTried_thenThatIsNotRemembered() {
        ApiKeyToken unknown = ApiKeyToken.of(new KeyId("key_" + "z".repeat(26)), "0".repeat(43));
        int asked = storage.reads();

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> enter(unknown))
                    .isInstanceOf(Unauthenticated.class)
                    .hasMessage("invalid API key");
        }
        assertThat(storage.reads()).isEqualTo(asked + 3);

        elsewhere.adminBootstrap().ensureAdministratorKey(unknown);
        assertThat(enter(unknown).actorId())
                .isEqualTo(new ActorId(unknown.keyId().value()));
    }

    @Test
    void givenAnotherSecretOfAKeyThatIsInUse_whenItIsTried_thenItIsRefusedAsIfThereWereNoSuchKey() {
        enter(token);
        ApiKeyToken guessed = ApiKeyToken.of(token.keyId(), "9".repeat(43));

        assertThat(here.authentication().remembered(guessed, Origin.unknown())).isEmpty();
        assertThatThrownBy(() -> enter(guessed)).hasMessage("invalid API key");
        assertThat(enter(token)).isNotNull();
    }

    @Test
    void givenAKeyThatIsChangedWhileItIsRead_whenItWasRead_thenItIsNotKept() {
        storage.afterNextRead(() -> ring.forget(token.keyId()));

        assertThat(ring.find(token.keyId(), inMemory.now())).isPresent();

        assertThat(ring.remembered(token.keyId(), inMemory.now())).isEmpty();
        assertThat(ring.find(token.keyId(), inMemory.now())).isPresent();
        assertThat(ring.remembered(token.keyId(), inMemory.now())).isPresent();
    }

    @Test
    void givenMoreKeysThanAreKept_whenAllAreUsed_thenSomeAreReadAgainAndTheLastOneIsKnown() {
        List<KeyId> keyIds = IntStream.rangeClosed(0, 20_000)
                .mapToObj(i -> new KeyId("key_%026d".formatted(1_000_000 + i)))
                .toList();
        storage.write(stores -> {
            keyIds.forEach(keyId -> stores.apiKeys()
                    .insert(new StoredApiKey(
                            new ApiKey(
                                    keyId,
                                    null,
                                    new Name("CI"),
                                    null,
                                    KeyScopes.all(),
                                    null,
                                    inMemory.now(),
                                    null,
                                    null,
                                    null),
                            SecretHash.of(ApiKeyToken.of(keyId, "0".repeat(43))))));
            return keyIds;
        });

        keyIds.forEach(keyId ->
                assertThat(ring.find(keyId, inMemory.now())).as(keyId.value()).isPresent());

        assertThat(keyIds.stream()
                        .filter(keyId -> ring.remembered(keyId, inMemory.now()).isPresent()))
                .hasSizeLessThanOrEqualTo(20_000)
                .contains(keyIds.getLast());
        assertThat(ring.find(keyIds.getFirst(), inMemory.now())).isPresent();
    }

    @Test
    void givenKeysThatAreUsed_whenThatIsWrittenDown_thenItIsOneWriteForAllAndNoneWithoutNews() {
        ApiKeyToken other = newToken();
        int written = storage.writes();
        enter(token);
        inMemory.pass(MOMENT);
        enter(token);
        enter(other);
        assertThat(storage.writes()).as("none for each use").isEqualTo(written);

        assertThat(here.accessMaintenance().recordLastUse()).isEqualTo(2);
        assertThat(here.accessMaintenance().recordLastUse()).isZero();

        assertThat(storage.writes()).isEqualTo(written + 1);
        assertThat(elsewhere.apiKeys().get(OPERATOR, null, token.keyId()).lastUsedAt())
                .isEqualTo(inMemory.now());
    }

    @Test
    void givenStorageThatCannotBeWritten_whenLastUseIsWrittenDown_thenItIsWrittenTheNextTime() {
        enter(token);
        storage.setBroken(true);
        assertThatThrownBy(() -> here.accessMaintenance().recordLastUse()).isInstanceOf(Unavailable.class);
        assertThat(here.apiKeys().get(OPERATOR, null, token.keyId()).lastUsedAt())
                .as("as this process knows it")
                .isEqualTo(inMemory.now());

        storage.setBroken(false);

        assertThat(here.accessMaintenance().recordLastUse()).isEqualTo(1);
    }
}
