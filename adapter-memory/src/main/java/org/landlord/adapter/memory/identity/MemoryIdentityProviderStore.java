package org.landlord.adapter.memory.identity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.memory.Unit;
import org.landlord.adapter.memory.state.Key;
import org.landlord.adapter.memory.state.State;
import org.landlord.adapter.memory.state.Table;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.identity.IdentityProviderStore;

public record MemoryIdentityProviderStore(State state, Unit unit) implements IdentityProviderStore {

    @Override
    public void put(IdentityProvider provider) {
        unit.change(() -> {
            state.requireOrganization(provider.orgId());
            state.identityProviders().put(Key.of(provider.orgId(), provider.providerId()), provider);
        });
    }

    @Override
    public void delete(OrgId orgId, ProviderId providerId) {
        unit.change(() -> state.identityProviders().removeUnder(Key.of(orgId, providerId)));
    }

    @Override
    public Optional<IdentityProvider> find(OrgId orgId, ProviderId providerId) {
        return state.identityProviders().find(Key.of(orgId, providerId));
    }

    @Override
    public Optional<IdentityProvider> trusting(Reference issuer, Collection<Label> audiences, OrgId orgId) {
        return trusting(state.identityProviders().under(Key.of(orgId)), issuer, audiences);
    }

    @Override
    public Optional<IdentityProvider> firstTrusting(
            Reference issuer, Collection<Label> audiences, @Nullable OrgId after) {
        return trusting(
                state.identityProviders()
                        .all()
                        .filter(provider -> after == null || provider.orgId().compareTo(after) > 0),
                issuer,
                audiences);
    }

    private Optional<IdentityProvider> trusting(
            Stream<IdentityProvider> providers, Reference issuer, Collection<Label> audiences) {
        return providers
                .filter(provider -> !state.isDeleted(provider.orgId()))
                .filter(provider -> provider.type() == ProviderType.OIDC
                        && provider.status().equals(IdentityProvider.DEFAULT_STATUS)
                        && provider.issuer().equals(issuer)
                        && provider.expectedAudience() != null
                        && audiences.contains(provider.expectedAudience()))
                .min(Comparator.comparing(IdentityProvider::orgId).thenComparing(IdentityProvider::providerId));
    }

    @Override
    public List<IdentityProvider> list(OrgId orgId, @Nullable Label status, @Nullable ProviderId after, int limit) {
        return Table.page(
                state.identityProviders()
                        .under(Key.of(orgId))
                        .filter(provider -> status == null || status.equals(provider.status())),
                IdentityProvider::providerId,
                after,
                limit);
    }
}
