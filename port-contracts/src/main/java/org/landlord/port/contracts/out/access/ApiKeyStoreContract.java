package org.landlord.port.contracts.out.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.KeyUse;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.DuplicateId;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.access.KeyExpiry;
import org.landlord.port.out.access.StoredApiKey;

/// The contract of [org.landlord.port.out.access.ApiKeyStore].
public abstract class ApiKeyStoreContract extends StorageContract {

    private static final SecretHash HASH = new SecretHash("0123456789abcdef".repeat(4));
    private static final SecretHash OTHER_HASH = new SecretHash("fedcba9876543210".repeat(4));
    private static final AtomicLong MADE = new AtomicLong(System.nanoTime());

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();
        StoredApiKey full = new StoredApiKey(
                new ApiKey(
                        newKeyId(),
                        tenant.orgId(),
                        new Name("ci " + UNICODE),
                        new ExternalId("auth0|" + UNICODE),
                        new KeyScopes(List.of("usage:*", "limit:read", "*")),
                        new ActorId("user:1"),
                        Instant.parse("1969-12-31T23:59:59.999Z"),
                        NOW.plusMillis(1),
                        Instant.parse("1969-12-31T23:59:59.998Z"),
                        "2001:db8::1",
                        NOW.plusMillis(2)),
                HASH);
        StoredApiKey bare = key(newKeyId(), null);

        write(stores -> stores.apiKeys().insert(full));
        write(stores -> stores.apiKeys().insert(bare));

        assertThat(find(stores -> stores.apiKeys().find(full.key().keyId()))).contains(full);
        assertThat(find(stores -> stores.apiKeys().find(bare.key().keyId()))).contains(bare);
    }

    @Test
    void anIdThatExistsIsRefusedInEveryOrganization() {
        StoredApiKey key = key(newKeyId(), null);
        Tenant tenant = newTenant();
        write(stores -> stores.apiKeys().insert(key));

        assertThatThrownBy(() ->
                        write(stores -> stores.apiKeys().insert(key(key.key().keyId(), tenant.orgId()))))
                .isInstanceOfSatisfying(DuplicateId.class, taken -> {
                    assertThat(taken.kind()).isEqualTo("api_key");
                    assertThat(taken.field()).isEqualTo("keyId");
                });
    }

    @Test
    void aKeyOfAMissingOrganizationIsRefused() {
        assertThatThrownBy(() -> write(stores -> stores.apiKeys().insert(key(newKeyId(), new OrgId("missing")))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void anUpdateReplacesEveryFieldExceptTheLastUse() {
        StoredApiKey before = key(newKeyId(), null);
        KeyId keyId = before.key().keyId();
        write(stores -> stores.apiKeys().insert(before));
        write(stores -> stores.apiKeys().used(Map.of(keyId, use(5))));

        write(stores -> stores.apiKeys()
                .update(new StoredApiKey(
                        before.key().expiring(NOW.plusMillis(8)).revoked(NOW.plusMillis(9)), OTHER_HASH)));

        assertThat(find(stores -> stores.apiKeys().find(keyId)))
                .contains(new StoredApiKey(
                        before.key()
                                .expiring(NOW.plusMillis(8))
                                .revoked(NOW.plusMillis(9))
                                .used(use(5)),
                        OTHER_HASH));
    }

    private static KeyUse use(int millis) {
        return new KeyUse(NOW.plusMillis(millis), "10.0.0." + millis);
    }

    @Test
    void anUpdateOfAMissingKeyIsRefused() {
        assertThatThrownBy(() -> write(stores -> stores.apiKeys().update(key(newKeyId(), null))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theLatestUseIsKept_andUnknownKeysChangeNothing() {
        StoredApiKey key = key(newKeyId(), null);
        KeyId keyId = key.key().keyId();
        write(stores -> stores.apiKeys().insert(key));

        write(stores -> stores.apiKeys().used(Map.of(keyId, use(5), newKeyId(), use(0))));
        write(stores -> stores.apiKeys().used(Map.of(keyId, use(4))));

        assertThat(find(stores -> stores.apiKeys().find(keyId)))
                .contains(new StoredApiKey(key.key().used(use(5)), HASH));
    }

    @Test
    void listsAreByIdAndSeparateForThePlatformAndEachOrganization() {
        Tenant tenant = newTenant();
        Tenant other = newTenant();
        StoredApiKey first = key(newKeyId(), tenant.orgId());
        StoredApiKey second = key(newKeyId(), tenant.orgId());
        StoredApiKey foreign = key(newKeyId(), other.orgId());
        StoredApiKey platform = key(newKeyId(), null);
        for (StoredApiKey key : List.of(second, platform, foreign, first)) {
            write(stores -> stores.apiKeys().insert(key));
        }

        assertThat(list(stores -> stores.apiKeys().list(tenant.orgId(), null, 10)))
                .containsExactly(first.key(), second.key());
        assertThat(list(stores -> stores.apiKeys().list(tenant.orgId(), null, 1)))
                .containsExactly(first.key());
        assertThat(list(stores ->
                        stores.apiKeys().list(tenant.orgId(), first.key().keyId(), 10)))
                .containsExactly(second.key());
        assertThat(list(stores -> stores.apiKeys().list(null, foreign.key().keyId(), 10)))
                .containsExactly(platform.key());
    }

    @Test
    void aListReadInPagesContainsEveryKey() {
        Tenant tenant = newTenant();
        List<ApiKey> keys = Stream.generate(() -> key(newKeyId(), tenant.orgId()))
                .limit(7)
                .peek(key -> write(stores -> stores.apiKeys().insert(key)))
                .map(StoredApiKey::key)
                .toList();

        assertThat(this.<ApiKey>pages(
                        3,
                        (stores, after) ->
                                stores.apiKeys().list(tenant.orgId(), after == null ? null : after.keyId(), 3)))
                .isEqualTo(keys);
    }

    @Test
    void validKeysOfAllOrganizationsAreListedByTheirExpiry() {
        Tenant tenant = newTenant();
        Tenant going = newTenant();
        Instant start = Instant.parse("2031-05-01T00:00:00.000Z").plusMillis(MADE.get() % 1_000_000_000);
        List<ApiKey> expiring = IntStream.range(0, 9)
                .mapToObj(i -> expiring(i % 2 == 0 ? null : tenant.orgId(), start.plusMillis(i / 3)))
                .toList();
        expiring(null, start.minusMillis(1));
        expiring(tenant.orgId(), start.plusMillis(3));
        expiring(going.orgId(), start);
        write(stores -> stores.organizations().markDeleted(going.orgId(), NOW));
        StoredApiKey revoked = key(newKeyId(), null);
        write(stores -> stores.apiKeys().insert(key(newKeyId(), null)));
        write(stores -> stores.apiKeys()
                .insert(new StoredApiKey(revoked.key().expiring(start).revoked(NOW), HASH)));

        for (int limit = 1; limit <= 10; limit++) {
            int pageSize = limit;
            assertThat(this.<ApiKey>pages(
                            pageSize,
                            (stores, last) -> stores.apiKeys()
                                    .listExpiring(
                                            start.minusMillis(1),
                                            start.plusMillis(3),
                                            last == null ? null : expiry(last),
                                            pageSize)))
                    .isEqualTo(expiring);
        }
    }

    private ApiKey expiring(@Nullable OrgId orgId, Instant at) {
        ApiKey key = key(newKeyId(), orgId).key().expiring(at);
        write(stores -> stores.apiKeys().insert(new StoredApiKey(key, HASH)));
        return key;
    }

    private static KeyExpiry expiry(ApiKey key) {
        return new KeyExpiry(Objects.requireNonNull(key.expiresAt()), key.keyId());
    }

    @Test
    void theLastUsesOfManyKeysAreStoredTogether() {
        Tenant tenant = newTenant();
        StoredApiKey ofTenant = key(newKeyId(), tenant.orgId());
        StoredApiKey ofPlatform = key(newKeyId(), null);
        write(stores -> {
            stores.apiKeys().insert(ofTenant);
            stores.apiKeys().insert(ofPlatform);
        });
        KeyUse longAgo = new KeyUse(Instant.parse("1969-12-31T23:59:59.999Z"), null);

        write(stores -> stores.apiKeys().used(Map.of()));
        write(stores -> stores.apiKeys()
                .used(Map.of(ofTenant.key().keyId(), longAgo, ofPlatform.key().keyId(), use(0))));

        assertThat(find(stores -> stores.apiKeys().find(ofTenant.key().keyId())))
                .contains(new StoredApiKey(ofTenant.key().used(longAgo), HASH));
        assertThat(find(stores -> stores.apiKeys().find(ofPlatform.key().keyId())))
                .contains(new StoredApiKey(ofPlatform.key().used(use(0)), HASH));
    }

    @Test
    void theKeysOfAnOrganizationAreDeletedWithIt() {
        Tenant tenant = newTenant();
        StoredApiKey key = key(newKeyId(), tenant.orgId());
        StoredApiKey platform = key(newKeyId(), null);
        write(stores -> stores.apiKeys().insert(key));
        write(stores -> stores.apiKeys().insert(platform));

        write(stores -> Fixtures.deleteOrganization(stores, tenant.orgId()));

        assertThat(find(stores -> stores.apiKeys().find(key.key().keyId()))).isEmpty();
        assertThat(find(stores -> stores.apiKeys().find(platform.key().keyId())))
                .contains(platform);
        assertThat(this.<Boolean>read(stores -> stores.apiKeys().isEmpty())).isFalse();
    }

    private static StoredApiKey key(KeyId keyId, @Nullable OrgId orgId) {
        return new StoredApiKey(
                new ApiKey(keyId, orgId, new Name("key"), null, KeyScopes.all(), null, NOW, null, null, null), HASH);
    }

    /// Later ones come after earlier ones.
    private static KeyId newKeyId() {
        String digits = String.format(Locale.ROOT, "%026d", MADE.incrementAndGet());
        return new KeyId(KeyId.PREFIX + digits);
    }
}
