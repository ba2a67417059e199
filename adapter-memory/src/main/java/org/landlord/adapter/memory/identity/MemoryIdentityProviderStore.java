package org.landlord.adapter.memory.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.access.MemorySessionStore;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.Table;
import org.landlord.adapter.memory.state.Tables;
import org.landlord.adapter.memory.state.Transaction;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.identity.SignInRules;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.identity.IdentityProviderStore;
import org.landlord.port.out.identity.ProviderPosition;

public record MemoryIdentityProviderStore(Tables tables, Transaction transaction) implements IdentityProviderStore {

    private static final Comparator<ProviderPosition> ORDER =
            Comparator.comparing(ProviderPosition::orgId).thenComparing(ProviderPosition::providerId);

    @Override
    public void put(IdentityProvider provider) {
        transaction.change(() -> {
            tables.requireOrganization(provider.orgId());
            tables.identityProviders().put(Key.of(provider.orgId(), provider.providerId()), provider);
        });
    }

    @Override
    public void delete(OrgId orgId, ProviderId providerId) {
        transaction.change(() -> {
            tables.identityProviders().removeUnder(Key.of(orgId, providerId));
            MemorySessionStore.removeOfProvider(tables, orgId, providerId);
        });
    }

    @Override
    public Optional<IdentityProvider> find(OrgId orgId, ProviderId providerId) {
        return tables.identityProviders().find(Key.of(orgId, providerId));
    }

    @Override
    public Optional<IdentityProvider> trusting(Reference issuer, Collection<Label> audiences, OrgId orgId) {
        return trusting(tables.identityProviders().under(Key.of(orgId)), issuer, audiences);
    }

    @Override
    public Optional<IdentityProvider> firstTrusting(
            Reference issuer, Collection<Label> audiences, @Nullable OrgId after) {
        return trusting(
                tables.identityProviders()
                        .all()
                        .filter(provider -> after == null || provider.orgId().compareTo(after) > 0),
                issuer,
                audiences);
    }

    private Optional<IdentityProvider> trusting(
            Stream<IdentityProvider> providers, Reference issuer, Collection<Label> audiences) {
        return providers
                .filter(provider -> !tables.isDeleted(provider.orgId()))
                .filter(provider -> provider.acceptsTokens()
                        && provider.issuer().equals(issuer)
                        && audiences.contains(provider.expectedAudience()))
                .min(Comparator.comparing(IdentityProvider::orgId).thenComparing(IdentityProvider::providerId));
    }

    @Override
    public List<IdentityProvider> listOfDomain(String domain, int limit) {
        return tables.identityProviders()
                .all()
                .filter(provider -> provider.isActive()
                        && !tables.isDeleted(provider.orgId())
                        && SignInRules.ofStored(provider.metadata())
                                .emailDomains()
                                .contains(domain))
                .sorted(Comparator.comparing(IdentityProvider::orgId).thenComparing(IdentityProvider::providerId))
                .limit(limit)
                .toList();
    }

    @Override
    public List<IdentityProvider> list(OrgId orgId, @Nullable Label status, @Nullable ProviderId after, int limit) {
        return Table.page(
                tables.identityProviders()
                        .under(Key.of(orgId))
                        .filter(provider -> status == null || status.equals(provider.status())),
                IdentityProvider::providerId,
                after,
                limit);
    }

    @Override
    public List<IdentityProvider> listAll(
            @Nullable ProviderType type, @Nullable Label status, @Nullable ProviderPosition after, int limit) {
        return tables.identityProviders()
                .all()
                .filter(provider -> !tables.isDeleted(provider.orgId()))
                .filter(provider -> type == null || type == provider.type())
                .filter(provider -> status == null || status.equals(provider.status()))
                .filter(provider -> after == null || ORDER.compare(ProviderPosition.of(provider), after) > 0)
                .sorted(Comparator.comparing(ProviderPosition::of, ORDER))
                .limit(limit)
                .toList();
    }
}
