package org.landlord.application.migration;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.landlord.application.identity.ProviderRules;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.migration.SourceTable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.out.Stores;

/// The source has no client ids and audiences, so no imported provider accepts tokens until one is set.
final class IdentityProviderImport extends RowImport<IdentityProvider> {

    @Override
    public SourceTable table() {
        return SourceTable.IDENTITY_PROVIDERS;
    }

    @Override
    public IdentityProvider read(SourceFields fields, OrgId orgId, Instant now) {
        Supplier<ProviderId> providerId = fields.text("providerId", ProviderId::new);
        Supplier<ProviderType> type = fields.text("type", ProviderType::of);
        Supplier<Reference> issuer = fields.text("issuer", Reference::new);
        Supplier<@Nullable Reference> ssoUrl = fields.optionalText("ssoUrl", Reference::new);
        Supplier<@Nullable Reference> certificate = fields.optionalText("certificateRef", Reference::new);
        Supplier<Label> status = fields.text("status", Label::new);
        Supplier<Metadata> metadata = fields.metadata(UnaryOperator.identity());
        Supplier<Instant> createdAt = fields.instant("createdAt");
        Supplier<Instant> updatedAt = fields.instant("updatedAt");
        fields.require();
        ProviderRules.check(new IdentityProviderSettings(
                type.get(), issuer.get(), ssoUrl.get(), certificate.get(), null, null, status.get(), metadata.get()));
        return new IdentityProvider(
                orgId,
                providerId.get(),
                type.get(),
                issuer.get(),
                ssoUrl.get(),
                certificate.get(),
                null,
                null,
                status.get(),
                metadata.get(),
                createdAt.get(),
                updatedAt.get());
    }

    @Override
    @Nullable
    IdentityProvider stored(Stores stores, IdentityProvider value) {
        return stores.identityProviders()
                .find(value.orgId(), value.providerId())
                .orElse(null);
    }

    @Override
    List<String> differences(IdentityProvider stored, IdentityProvider value) {
        return changed(stored, stored.createdAt(), value, value.createdAt());
    }

    @Override
    void requirePlace(ImportUnit unit, IdentityProvider value) {
        // It belongs to the organization alone.
    }

    @Override
    void store(ImportUnit unit, IdentityProvider value) {
        unit.stores().identityProviders().put(value);
    }
}
