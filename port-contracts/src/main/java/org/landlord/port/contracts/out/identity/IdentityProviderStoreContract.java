package org.landlord.port.contracts.out.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.landlord.port.contracts.out.Fixtures.NOW;
import static org.landlord.port.contracts.out.Fixtures.UNICODE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.out.Fixtures;
import org.landlord.port.contracts.out.StorageContract;
import org.landlord.port.contracts.out.Tenant;
import org.landlord.port.out.identity.ProviderPosition;

/// The contract of [org.landlord.port.out.identity.IdentityProviderStore].
public abstract class IdentityProviderStoreContract extends StorageContract {

    private static final ProviderId PROVIDER = new ProviderId("A:_-z0");

    @Test
    void trustedProvidersAreFoundByIssuerAndClientId_inOneOrganizationAndAcrossOrganizations() {
        List<Tenant> tenants = Stream.of(newTenant(), newTenant(), newTenant())
                .sorted(Comparator.comparing(Tenant::orgId))
                .toList();
        Reference issuer =
                new Reference("https://id.example/" + tenants.getFirst().orgId());
        write(stores -> tenants.forEach(tenant -> {
            stores.identityProviders().put(vouching(tenant, "b", issuer, "one"));
            stores.identityProviders().put(vouching(tenant, "a", issuer, "two"));
            stores.identityProviders().put(vouching(tenant, "c", issuer, "one"));
        }));

        for (Tenant tenant : tenants) {
            assertThat(vouching(tenant, issuer, "one", "three")).contains(vouching(tenant, "b", issuer, "one"));
            assertThat(vouching(tenant, issuer, "one", "two")).contains(vouching(tenant, "a", issuer, "two"));
            assertThat(vouching(tenant, issuer, "three")).isEmpty();
            assertThat(vouching(tenant, issuer)).isEmpty();
        }
        assertThat(vouching(newTenant(), issuer, "one")).isEmpty();
        List<IdentityProvider> found = new ArrayList<>();
        OrgId after = null;
        while (found.size() <= tenants.size()) {
            OrgId before = after;
            IdentityProvider next = find(stores -> stores.identityProviders()
                            .firstTrusting(issuer, List.of(new Label("one"), new Label("three")), before))
                    .orElse(null);
            if (next == null) {
                break;
            }
            found.add(next);
            after = next.orgId();
        }
        assertThat(found)
                .containsExactlyElementsOf(tenants.stream()
                        .map(tenant -> vouching(tenant, "b", issuer, "one"))
                        .toList());
    }

    @Test
    void activeProvidersAreFoundByAnEMailDomainOfTheirMetadata_untilThatIsChanged() {
        List<Tenant> tenants = Stream.of(newTenant(), newTenant(), newTenant())
                .sorted(Comparator.comparing(Tenant::orgId))
                .toList();
        String domain = Fixtures.uniqueId("d").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "") + ".example";
        IdentityProvider first = ofDomains(tenants.get(0), "active", "other.example", domain);
        IdentityProvider second = ofDomains(tenants.get(1), "active", domain);
        write(stores -> {
            stores.identityProviders().put(second);
            stores.identityProviders().put(first);
            stores.identityProviders().put(ofDomains(tenants.get(2), "disabled", domain));
        });

        assertThat(ofDomain(domain, 10)).containsExactly(first, second);
        assertThat(ofDomain(domain, 1)).containsExactly(first);
        assertThat(ofDomain("sub." + domain, 10)).isEmpty();

        write(stores -> stores.identityProviders().put(ofDomains(tenants.get(0), "active", "other.example")));
        assertThat(ofDomain(domain, 10)).containsExactly(second);
        write(stores -> stores.organizations().markDeleted(tenants.get(1).orgId(), NOW));
        assertThat(ofDomain(domain, 10)).isEmpty();
        write(stores -> stores.identityProviders().put(first));
        write(stores -> stores.identityProviders().delete(first.orgId(), first.providerId()));
        assertThat(ofDomain(domain, 10)).isEmpty();
    }

    private List<IdentityProvider> ofDomain(String domain, int limit) {
        return list(stores -> stores.identityProviders().listOfDomain(domain, limit));
    }

    private static IdentityProvider ofDomains(Tenant tenant, String status, String... domains) {
        IdentityProvider plain = tenant.identityProvider("sso", status);
        return new IdentityProvider(
                plain.orgId(),
                plain.providerId(),
                plain.type(),
                plain.issuer(),
                null,
                null,
                null,
                null,
                plain.status(),
                Metadata.of(Map.of("emailDomains", List.of(domains))),
                plain.createdAt(),
                plain.updatedAt());
    }

    @Test
    void inactiveAndSamlProvidersAndOtherIssuersAreNotFound() {
        Tenant tenant = newTenant();
        Reference issuer = new Reference("https://id.example/" + tenant.orgId());
        IdentityProvider off = with(vouching(tenant, "off", issuer, "one"), ProviderType.OIDC, "inactive");
        IdentityProvider saml = with(vouching(tenant, "saml", issuer, "one"), ProviderType.SAML, "active");
        write(stores -> {
            stores.identityProviders().put(off);
            stores.identityProviders().put(saml);
            stores.identityProviders().put(vouching(tenant, "else", new Reference(issuer + "/else"), "one"));
            stores.identityProviders().put(vouching(tenant, "no-client", issuer, null));
        });

        assertThat(vouching(tenant, issuer, "one")).isEmpty();
        assertThat(find(stores -> stores.identityProviders().firstTrusting(issuer, List.of(new Label("one")), null)))
                .isEmpty();

        write(stores -> stores.identityProviders().put(with(off, ProviderType.OIDC, "active")));
        assertThat(vouching(tenant, issuer, "one")).contains(with(off, ProviderType.OIDC, "active"));
    }

    @Test
    void aProviderWithAnAudienceIsFoundByItAndNotByItsClientId() {
        Tenant tenant = newTenant();
        Reference issuer = new Reference("https://id.example/" + tenant.orgId());
        IdentityProvider own = withAudience(vouching(tenant, "own", issuer, "client"), "api");
        IdentityProvider alone = withAudience(vouching(tenant, "alone", issuer, null), "other-api");
        write(stores -> {
            stores.identityProviders().put(own);
            stores.identityProviders().put(alone);
        });

        assertThat(vouching(tenant, issuer, "client")).isEmpty();
        assertThat(vouching(tenant, issuer, "client", "api")).contains(own);
        assertThat(vouching(tenant, issuer, "other-api")).contains(alone);
        assertThat(find(stores -> stores.identityProviders().firstTrusting(issuer, List.of(new Label("api")), null)))
                .contains(own);
        assertThat(find(stores -> stores.identityProviders().firstTrusting(issuer, List.of(new Label("client")), null)))
                .isEmpty();
    }

    private static IdentityProvider withAudience(IdentityProvider provider, String audience) {
        return new IdentityProvider(
                provider.orgId(),
                provider.providerId(),
                provider.type(),
                provider.issuer(),
                null,
                null,
                provider.clientId(),
                new Label(audience),
                provider.status(),
                Metadata.empty(),
                NOW,
                NOW);
    }

    private Optional<IdentityProvider> vouching(Tenant tenant, Reference issuer, String... clientIds) {
        List<Label> labels = Stream.of(clientIds).map(Label::new).toList();
        return find(stores -> stores.identityProviders().trusting(issuer, labels, tenant.orgId()));
    }

    private static IdentityProvider vouching(
            Tenant tenant, String providerId, Reference issuer, @Nullable String clientId) {
        return new IdentityProvider(
                tenant.orgId(),
                new ProviderId(providerId),
                ProviderType.OIDC,
                issuer,
                null,
                null,
                clientId == null ? null : new Label(clientId),
                null,
                IdentityProvider.DEFAULT_STATUS,
                Metadata.empty(),
                NOW,
                NOW);
    }

    private static IdentityProvider with(IdentityProvider provider, ProviderType type, String status) {
        return new IdentityProvider(
                provider.orgId(),
                provider.providerId(),
                type,
                provider.issuer(),
                null,
                null,
                provider.clientId(),
                provider.audience(),
                new Label(status),
                Metadata.empty(),
                NOW,
                NOW);
    }

    @Test
    void everyFieldIsReturnedUnchanged() {
        Tenant tenant = newTenant();

        for (ProviderType type : ProviderType.values()) {
            IdentityProvider provider = full(tenant, type);
            write(stores -> stores.identityProviders().put(provider));

            IdentityProvider found = find(stores -> stores.identityProviders().find(tenant.orgId(), PROVIDER))
                    .orElseThrow();
            assertThat(found).isEqualTo(provider);
            assertThat(found.version()).isEqualTo(provider.version());
        }
    }

    private static IdentityProvider full(Tenant tenant, ProviderType type) {
        return new IdentityProvider(
                tenant.orgId(),
                PROVIDER,
                type,
                new Reference("urn:example:" + UNICODE + "x".repeat(1900)),
                new Reference("https://id.example/sso?x=1&y=" + UNICODE),
                new Reference("vault://identity/certificate"),
                new Label("client " + UNICODE),
                new Label("audience " + UNICODE),
                new Label("disabled"),
                Fixtures.richMetadata(),
                Instant.parse("1969-12-31T23:59:59.999Z"),
                NOW);
    }

    @Test
    void aProviderPutAgainIsReplaced_includingOptionalFields() {
        Tenant tenant = newTenant();
        IdentityProvider bare = tenant.identityProvider(PROVIDER.value(), "active");
        write(stores -> stores.identityProviders().put(full(tenant, ProviderType.SAML)));

        write(stores -> stores.identityProviders().put(bare));

        assertThat(list(stores -> stores.identityProviders().list(tenant.orgId(), null, null, 10)))
                .containsExactly(bare);
    }

    @Test
    void aDeletedProviderIsNotFound() {
        Tenant tenant = newTenant();
        write(stores -> stores.identityProviders().put(tenant.identityProvider(PROVIDER.value(), "active")));

        write(stores -> stores.identityProviders().delete(tenant.orgId(), PROVIDER));
        write(stores -> stores.identityProviders().delete(tenant.orgId(), PROVIDER));

        assertThat(find(stores -> stores.identityProviders().find(tenant.orgId(), PROVIDER)))
                .isEmpty();
    }

    @Test
    void aProviderOfAMissingOrganizationIsRefused() {
        Tenant missing = new Tenant(Fixtures.organization());

        assertThatThrownBy(() ->
                        write(stores -> stores.identityProviders().put(missing.identityProvider("idp", "active"))))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void organizationsAreIsolated() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        write(stores -> {
            stores.identityProviders().put(one.identityProvider("same", "active"));
            stores.identityProviders().put(other.identityProvider("same", "disabled"));
        });

        write(stores -> stores.identityProviders().delete(one.orgId(), new ProviderId("same")));

        assertThat(list(stores -> stores.identityProviders().list(one.orgId(), null, null, 10)))
                .isEmpty();
        assertThat(list(stores -> stores.identityProviders().list(other.orgId(), null, null, 10)))
                .containsExactly(other.identityProvider("same", "disabled"));
    }

    @Test
    void aListCanBeFilteredByStatus() {
        Tenant tenant = newTenant();
        write(stores -> List.of("a", "b", "c", "d", "e")
                .forEach(id -> stores.identityProviders()
                        .put(tenant.identityProvider(id, id.equals("b") || id.equals("d") ? "off" : "active"))));
        Label active = new Label("active");

        List<IdentityProvider> listed = pages(
                2,
                (stores, after) -> stores.identityProviders()
                        .list(tenant.orgId(), active, after == null ? null : after.providerId(), 2));

        assertThat(listed).extracting(provider -> provider.providerId().value()).containsExactly("a", "c", "e");
        assertThat(list(stores -> stores.identityProviders().list(tenant.orgId(), new Label("ACTIVE"), null, 9)))
                .isEmpty();
    }

    @Test
    void providersAreListedById() {
        Tenant tenant = newTenant();
        List<String> inOrder =
                List.of("-", "0", "9", ":", "A", "Z", "_", "a", "a-", "a-b", "a0", "aB", "a_", "aa", "b");
        List<String> shuffled = new ArrayList<>(inOrder);
        Collections.reverse(shuffled);
        write(stores -> {
            shuffled.forEach(id -> stores.identityProviders().put(tenant.identityProvider(id, "active")));
        });

        for (int i = 1; i <= inOrder.size() + 1; i++) {
            int limit = i;
            List<IdentityProvider> listed = pages(
                    limit,
                    (stores, after) -> stores.identityProviders()
                            .list(tenant.orgId(), null, after == null ? null : after.providerId(), limit));
            assertThat(listed)
                    .extracting(provider -> provider.providerId().value())
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void providersOfAllOrganizationsAreListedByOrganizationAndId_withoutDeletedOrganizations() {
        Tenant one = newTenant();
        Tenant other = newTenant();
        Tenant deleted = newTenant();
        write(stores -> {
            for (Tenant tenant : List.of(other, one, deleted)) {
                stores.identityProviders().put(tenant.identityProvider("b", "listed"));
                stores.identityProviders().put(tenant.identityProvider("a", "listed"));
                stores.identityProviders().put(tenant.identityProvider("off", "not listed"));
                stores.identityProviders()
                        .put(with(tenant.identityProvider("c", "listed"), ProviderType.SAML, "listed"));
            }
            stores.organizations().markDeleted(deleted.orgId(), NOW);
        });
        Label listed = new Label("listed");
        List<String> expected = Stream.of(one, other)
                .sorted(Comparator.comparing(Tenant::orgId))
                .flatMap(tenant -> Stream.of(tenant.orgId() + " a", tenant.orgId() + " b", tenant.orgId() + " c"))
                .toList();

        for (int i = 1; i <= 4; i++) {
            int limit = i;
            List<IdentityProvider> all = pages(
                    limit, (stores, after) -> stores.identityProviders().listAll(null, listed, position(after), limit));
            assertThat(all)
                    .extracting(provider -> provider.orgId() + " " + provider.providerId())
                    .filteredOn(expected::contains)
                    .isEqualTo(expected);
        }
        assertThat(list(stores -> stores.identityProviders().listAll(ProviderType.SAML, listed, null, 1000)))
                .extracting(provider -> provider.orgId() + " " + provider.providerId())
                .contains(one.orgId() + " c", other.orgId() + " c")
                .doesNotContain(one.orgId() + " a", deleted.orgId() + " c");
        assertThat(list(stores -> stores.identityProviders().listAll(null, null, null, 1000)))
                .extracting(provider -> provider.orgId() + " " + provider.providerId())
                .contains(one.orgId() + " off")
                .doesNotContain(deleted.orgId() + " a");
    }

    private static @Nullable ProviderPosition position(@Nullable IdentityProvider provider) {
        return provider == null ? null : ProviderPosition.of(provider);
    }
}
