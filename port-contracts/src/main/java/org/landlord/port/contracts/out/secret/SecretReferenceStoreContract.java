package org.landlord.port.contracts.out.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;
import static org.landlord.port.contracts.out.Tenant.PROJECT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.secret.SecretKey;
import org.landlord.domain.secret.SecretReference;
import org.landlord.domain.secret.SecretScope;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;

/// The contract of [org.landlord.port.out.secret.SecretReferenceStore].
public abstract class SecretReferenceStoreContract extends StorageContract {

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenantWithProject();
        SecretReference reference = new SecretReference(
                tenant.secretKey(PROJECT, "deploy token " + UNICODE),
                new Label("aws-secrets-manager " + UNICODE),
                new Reference("arn:aws:secretsmanager:eu-central-1:123456789012:secret:x-AbCdEf" + UNICODE),
                new ActorId("user_1"),
                Instant.parse("1969-12-31T23:59:59.999Z"),
                NOW.plusMillis(1));

        write(stores -> stores.secretReferences().put(reference));

        SecretReference found =
                find(stores -> stores.secretReferences().find(reference.key())).orElseThrow();
        assertThat(found).isEqualTo(reference);
        assertThat(found.version()).isEqualTo(reference.version());
    }

    @Test
    void aReferencePutAgainIsReplaced_includingOptionalFields() {
        Tenant tenant = newTenantWithProject();
        for (SecretKey key : bothScopes(tenant)) {
            write(stores -> stores.secretReferences()
                    .put(new SecretReference(
                            key, new Label("vault"), new Reference("old"), new ActorId("user_1"), NOW, NOW)));

            write(stores -> stores.secretReferences().put(tenant.secret(key)));

            assertThat(find(stores -> stores.secretReferences().find(key))).contains(tenant.secret(key));
        }
        assertThat(list(stores -> stores.secretReferences().list(tenant.orgId(), EVERYTHING, null, 10)))
                .hasSize(2);
    }

    @Test
    void namesThatDifferInCaseAreTwoReferences() {
        Tenant tenant = newTenant();
        write(stores -> {
            stores.secretReferences().put(tenant.secret(tenant.secretKey(null, "token")));
            stores.secretReferences().put(tenant.secret(tenant.secretKey(null, "TOKEN")));
        });

        assertThat(list(stores -> stores.secretReferences().list(tenant.orgId(), EVERYTHING, null, 10)))
                .hasSize(2);
    }

    @Test
    void deletingAReferenceKeepsTheReferenceOfTheOtherScope() {
        Tenant tenant = newTenantWithProject();
        List<SecretKey> keys = bothScopes(tenant);
        for (SecretKey going : keys) {
            write(stores -> keys.forEach(key -> stores.secretReferences().put(tenant.secret(key))));

            write(stores -> stores.secretReferences().delete(going));
            write(stores -> stores.secretReferences().delete(going));

            assertThat(find(stores -> stores.secretReferences().find(going))).isEmpty();
            assertThat(list(stores -> stores.secretReferences().list(tenant.orgId(), EVERYTHING, null, 10)))
                    .hasSize(1);
        }
    }

    private static final SecretScope EVERYTHING = new SecretScope.Everything();

    private static List<SecretKey> bothScopes(Tenant tenant) {
        return List.of(tenant.secretKey(null, "same"), tenant.secretKey(PROJECT, "same"));
    }

    @Test
    void aReferenceRequiresItsOrganizationAndItsProject() {
        Tenant missing = new Tenant(Fixtures.organization());
        Tenant tenant = newTenant();
        newTenantWithProject();

        for (SecretKey key : List.of(missing.secretKey(null, "x"), tenant.secretKey(PROJECT, "x"))) {
            assertThatThrownBy(() -> write(stores -> stores.secretReferences().put(tenant.secret(key))))
                    .isInstanceOf(Conflict.class);
        }
    }

    @Test
    void organizationsAreIsolated() {
        Tenant one = newTenantWithProject();
        Tenant other = newTenantWithProject();
        write(stores -> {
            bothScopes(one).forEach(key -> stores.secretReferences().put(one.secret(key)));
            bothScopes(other).forEach(key -> stores.secretReferences().put(other.secret(key)));
        });

        write(stores -> bothScopes(one).forEach(stores.secretReferences()::delete));

        assertThat(list(stores -> stores.secretReferences().list(one.orgId(), EVERYTHING, null, 10)))
                .isEmpty();
        assertThat(list(stores -> stores.secretReferences().list(other.orgId(), EVERYTHING, null, 10)))
                .extracting(SecretReference::key)
                .isEqualTo(bothScopes(other));
    }

    @Test
    void referencesAreListedByNameAndThenByProject_theOrganizationFirst() {
        Tenant tenant = newTenant();
        ProjectId first = new ProjectId("-");
        ProjectId second = new ProjectId("A");
        List<SecretKey> inOrder = List.of(
                tenant.secretKey(second, "A"),
                tenant.secretKey(null, "a"),
                tenant.secretKey(first, "a"),
                tenant.secretKey(second, "a"),
                tenant.secretKey(first, "a b"),
                tenant.secretKey(null, "a-b"),
                tenant.secretKey(null, "aB"),
                tenant.secretKey(null, "aa"),
                tenant.secretKey(first, "é"),
                tenant.secretKey(null, "\uFF5E"),
                tenant.secretKey(second, "\uFF5E"),
                tenant.secretKey(null, "\uD83D\uDE00"));
        List<SecretKey> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> {
            stores.projects().insert(tenant.project(second.value(), "a"));
            stores.projects().insert(tenant.project(first.value(), "b"));
            shuffled.forEach(key -> stores.secretReferences().put(tenant.secret(key)));
        });

        for (SecretScope scope : List.of(EVERYTHING, new SecretScope.OrgWide(), new SecretScope.OfProject(first))) {
            List<SecretKey> shown = inOrder.stream().filter(scope::shows).toList();
            for (int i = 1; i <= shown.size() + 1; i++) {
                int limit = i;
                List<SecretReference> listed = pages(
                        limit,
                        (stores, after) -> stores.secretReferences()
                                .list(tenant.orgId(), scope, after == null ? null : after.key(), limit));
                assertThat(listed).extracting(SecretReference::key).isEqualTo(shown);
            }
        }
    }

    private Tenant newTenantWithProject() {
        Tenant tenant = newTenant();
        write(stores -> stores.projects().insert(tenant.project(PROJECT.value(), "project")));
        return tenant;
    }
}
