package org.landlord.port.contracts.in.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.in.Refusals.assertInvalid;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.KeyState;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.failure.PreconditionFailed;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.contracts.in.Tells;
import org.landlord.port.in.access.ApiKeys;
import org.landlord.port.in.access.CreateApiKey;
import org.landlord.port.in.access.IssuedApiKey;
import org.landlord.port.in.access.ListApiKeys;
import org.landlord.port.in.access.RotateApiKey;

/// The contract of [ApiKeys].
public abstract class ApiKeysContract extends InboundContract {

    private static final KeyScopes SCOPES = new KeyScopes(List.of("usage:write", "limit:read"));

    @Test
    void givenAnOrganization_whenAKeyIsCreated_thenItIsAuditedAndFoundWithoutItsToken() {
        OrgId orgId = newOrg().orgId();
        Instant expiresAt = now().plus(Duration.ofDays(90));

        ExternalId holder = new ExternalId("auth0|meter 17");
        IssuedApiKey issued =
                keys().create(caller(), new CreateApiKey(orgId, new Name("CI"), holder, SCOPES, expiresAt));

        ApiKey key = issued.key();
        assertThat(key.orgId()).isEqualTo(orgId);
        assertThat(key.name()).isEqualTo(new Name("CI"));
        assertThat(key.externalId()).isEqualTo(holder);
        assertThat(key.scopes()).isEqualTo(SCOPES);
        assertThat(key.createdBy()).isEqualTo(expectedActor());
        assertThat(key.expiresAt()).isEqualTo(expiresAt);
        assertThat(key.revokedAt()).isNull();
        assertThat(issued.token().keyId()).isEqualTo(key.keyId());
        assertThat(keys().get(caller(), orgId, key.keyId())).isEqualTo(key);
        assertThat(all(page -> keys().list(caller(), orgId, page))).containsExactly(key);
    }

    @Test
    void givenKeysOfThePlatformAndOfOrganizations_whenTheExpiringOnesAreListed_thenValidOnesComeTheSoonestFirst() {
        OrgId orgId = newOrg().orgId();
        ApiKey third = expiringIn(orgId, 31);
        ApiKey first = expiringIn(null, 7);
        ApiKey second = expiringIn(orgId, 8);
        ApiKey revoked = expiringIn(orgId, 6);
        keys().revoke(caller(), orgId, revoked.keyId(), NONE);
        ApiKey endless = newKey(orgId);

        List<ApiKey> soon = all(page -> keys().listExpiring(caller(), null, page));
        List<ApiKey> later = all(page -> keys().listExpiring(caller(), now().plus(Duration.ofDays(32)), page));

        assertThat(soon).containsSubsequence(first, second).doesNotContain(third, revoked, endless);
        assertThat(later).containsSubsequence(first, second, third).doesNotContain(revoked, endless);
        assertThat(soon)
                .isSortedAccordingTo(Comparator.comparing(ApiKey::expiresAt).thenComparing(ApiKey::keyId));
        assertThat(all(page -> keys().listExpiring(caller(), second.expiresAt(), page)))
                .contains(first)
                .doesNotContain(second);
        assertThat(all(page -> keys().listExpiring(caller(), Instant.EPOCH, page)))
                .isEmpty();
    }

    private ApiKey expiringIn(@Nullable OrgId orgId, int days) {
        Instant expiresAt = now().plus(Duration.ofDays(days));
        return keys().create(caller(), new CreateApiKey(orgId, new Name("CI"), null, SCOPES, expiresAt))
                .key();
    }

    @Test
    void givenAKey_whenItIsCreatedAndRevokedTwice_thenEachIsAuditedOnce() {
        OrgId orgId = newOrg().orgId();
        ApiKey key = newKey(orgId);

        assertAudited(
                orgId,
                () -> {
                    keys().revoke(caller(), orgId, key.keyId(), NONE);
                    keys().revoke(caller(), orgId, key.keyId(), NONE);
                },
                new Audited(
                        AuditAction.API_KEY_REVOKE,
                        key.keyId(),
                        null,
                        Tells.of("name", "CI", "scopes", SCOPES.labels()).changed("revokedAt", null, Tells.SOMETHING)));
        assertThat(keys().get(caller(), orgId, key.keyId()).revokedAt()).isNotNull();
    }

    @Test
    void givenAKey_whenItIsRotatedWithAnOverlap_thenBothAreValidUntilTheOldOneExpires() {
        OrgId orgId = newOrg().orgId();
        ApiKey key = newKey(orgId);

        IssuedApiKey issued = keys().rotate(caller(), new RotateApiKey(orgId, key.keyId(), Duration.ofHours(1), null));

        Instant end = keys().get(caller(), orgId, key.keyId()).expiresAt();
        assertThat(issued.key().keyId()).isNotEqualTo(key.keyId());
        assertThat(issued.key().scopes()).isEqualTo(SCOPES);
        assertThat(issued.key().expiresAt()).isNull();
        assertThat(end).isEqualTo(issued.key().createdAt().plus(Duration.ofHours(1)));
    }

    @Test
    void givenAnInvalidKey_whenItIsRotated_thenAConflictIsReported() {
        OrgId orgId = newOrg().orgId();
        ApiKey key = newKey(orgId);
        keys().revoke(caller(), orgId, key.keyId(), NONE);

        assertThatThrownBy(() -> keys().rotate(caller(), new RotateApiKey(orgId, key.keyId(), Duration.ZERO, null)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void givenKeysOfTwoOrganizationsAndThePlatform_whenOneIsReadElsewhere_thenItIsNotFound() {
        OrgId orgId = newOrg().orgId();
        OrgId other = newOrg().orgId();
        ApiKey key = newKey(orgId);
        ApiKey platform = newKey(null);

        for (@Nullable OrgId elsewhere : new OrgId[] {other, null}) {
            assertThatThrownBy(() -> keys().get(caller(), elsewhere, key.keyId()))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> keys().revoke(caller(), elsewhere, key.keyId(), NONE))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> keys().get(caller(), orgId, platform.keyId())).isInstanceOf(NotFound.class);
        assertThat(keys().get(caller(), null, platform.keyId())).isEqualTo(platform);
        keys().revoke(caller(), null, platform.keyId(), matching(platform.version()));
        assertThat(keys().get(caller(), null, platform.keyId()).revokedAt()).isNotNull();
    }

    @Test
    void givenAKey_whenAnOlderVersionIsRevoked_thenTheKeyStaysValid() {
        OrgId orgId = newOrg().orgId();
        ApiKey key = newKey(orgId);

        assertThatThrownBy(() -> keys().revoke(caller(), orgId, key.keyId(), STALE))
                .isInstanceOf(PreconditionFailed.class);
        assertThat(keys().get(caller(), orgId, key.keyId()).revokedAt()).isNull();
    }

    @Test
    void givenAnInstantInThePast_whenAKeyIsCreatedWithThatExpiry_thenItIsRefused() {
        OrgId orgId = newOrg().orgId();

        assertThatThrownBy(() -> keys().create(
                                caller(),
                                new CreateApiKey(orgId, new Name("late"), null, SCOPES, now().minusSeconds(1))))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations().getFirst().pointer())
                                .isEqualTo("/expiresAt"));
    }

    @Test
    void givenScopesOfThePlatform_whenAKeyOfAnOrganizationIsCreatedWithThem_thenTheyAreReportedAndNoKeyIsCreated() {
        OrgId orgId = newOrg().orgId();
        KeyScopes some = new KeyScopes(List.of("org:read", "platform:*", "platform:read", "usage:write"));

        assertInvalid(() -> newKey(orgId, new KeyScopes(List.of("platform:write"))), "/scopes");
        assertInvalid(() -> newKey(orgId, some), "/scopes");

        assertThat(all(page -> keys().list(caller(), orgId, page))).isEmpty();
    }

    @Test
    void givenWiderScopes_orAKeyOfThePlatform_whenTheKeyIsCreated_thenTheScopesAreAccepted() {
        OrgId orgId = newOrg().orgId();

        assertThat(newKey(orgId, KeyScopes.all()).scopes()).isEqualTo(KeyScopes.all());
        assertThat(newKey(null, new KeyScopes(List.of("platform:*"))).scopes().labels())
                .containsExactly("platform:*");
    }

    @Test
    void givenKeysInSeveralStates_whenTheyAreFiltered_thenOnlyThoseThatFitAreListed() {
        OrgId orgId = newOrg().orgId();
        ApiKey active = newKey(orgId);
        ApiKey revoked = newKey(orgId);
        keys().revoke(caller(), orgId, revoked.keyId(), Precondition.none());

        assertThat(found(orgId, KeyState.ACTIVE, null)).containsExactly(active.keyId());
        assertThat(found(orgId, KeyState.REVOKED, null)).containsExactly(revoked.keyId());
        assertThat(found(orgId, KeyState.EXPIRED, null)).isEmpty();
        String name = active.name().value();
        assertThat(found(orgId, null, name.substring(0, 1).toLowerCase(Locale.ROOT)))
                .containsExactly(active.keyId(), revoked.keyId());
        assertThat(found(orgId, KeyState.ACTIVE, name + "x")).isEmpty();
    }

    @Test
    void givenKeysOfSeveralHolders_whenTheyAreFilteredByExternalId_thenThoseOfOneAreListed_andARotatedKeyKeepsIt() {
        OrgId orgId = newOrg().orgId();
        ExternalId one = new ExternalId("service-account-17");
        ApiKey first = newKey(orgId, one);
        newKey(orgId, new ExternalId("service-account-18"));
        newKey(orgId);

        ApiKey rotated = keys().rotate(caller(), new RotateApiKey(orgId, first.keyId(), Duration.ofHours(1), null))
                .key();

        assertThat(rotated.externalId()).isEqualTo(one);
        assertThat(auditLog(orgId))
                .filteredOn(event -> first.keyId().value().equals(String.valueOf(event.targetId()))
                        && event.action().value().equals("api_key.create"))
                .singleElement()
                .satisfies(event -> assertThat(event.metadata().json()).contains(one.value()));
        assertThat(all(page -> keys().list(caller(), new ListApiKeys(orgId, null, null, one), page)))
                .extracting(ApiKey::keyId)
                .containsExactly(first.keyId(), rotated.keyId());
        assertThat(all(page ->
                        keys().list(caller(), new ListApiKeys(orgId, null, null, new ExternalId("nobody")), page)))
                .isEmpty();
    }

    private List<KeyId> found(OrgId orgId, @Nullable KeyState state, @Nullable String namePrefix) {
        ListApiKeys query = new ListApiKeys(orgId, state, namePrefix == null ? null : new Name(namePrefix), null);
        return all(page -> keys().list(caller(), query, page)).stream()
                .map(ApiKey::keyId)
                .toList();
    }

    @Test
    void givenNoOrganization_whenItsKeysAreRead_thenItIsNotFound() {
        OrgId missing = new OrgId(unique("missing"));

        assertThatThrownBy(() -> keys().create(caller(), new CreateApiKey(missing, new Name("CI"), null, SCOPES, null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> keys().get(caller(), missing, new KeyId("key_x")))
                .isInstanceOf(NotFound.class);
    }

    private ApiKeys keys() {
        return landlord().apiKeys();
    }

    private ApiKey newKey(@Nullable OrgId orgId) {
        return newKey(orgId, SCOPES);
    }

    private ApiKey newKey(@Nullable OrgId orgId, ExternalId externalId) {
        return keys().create(caller(), new CreateApiKey(orgId, new Name("CI"), externalId, SCOPES, null))
                .key();
    }

    private ApiKey newKey(@Nullable OrgId orgId, KeyScopes scopes) {
        return keys().create(caller(), new CreateApiKey(orgId, new Name("CI"), null, scopes, null))
                .key();
    }
}
