package org.landlord.port.out.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;

/// Identity providers.
public interface IdentityProviderStore {

    /// Inserts or replaces the provider with the same key.
    void put(IdentityProvider provider);

    /// Deletes a provider, if it exists.
    void delete(OrgId orgId, ProviderId providerId);

    Optional<IdentityProvider> find(OrgId orgId, ProviderId providerId);

    /// The provider of an organization that accepts tokens of this issuer for one of these audiences: of type
    /// `oidc`, with the status `active`, and with one of them as its audience, or as its client id if it has
    /// no audience. Not of an organization that is marked as deleted. The first by provider id, if there are
    /// several.
    Optional<IdentityProvider> trusting(Reference issuer, Collection<Label> audiences, OrgId orgId);

    /// The same for the first organization that has one, by organization id. The duration does not depend on
    /// their number, because tenants can create any number of them, also for issuers of others.
    ///
    /// @param after only organizations after this one; null for all
    Optional<IdentityProvider> firstTrusting(Reference issuer, Collection<Label> audiences, @Nullable OrgId after);

    /// The active providers whose metadata has this e-mail domain: see
    /// [org.landlord.domain.identity.SignInRules]. By organization and provider id; not of organizations that are
    /// marked as deleted. The duration does not depend on the number of providers.
    ///
    /// @param domain in lower case
    List<IdentityProvider> listOfDomain(String domain, int limit);

    /// By provider id.
    ///
    /// @param status only providers with this status; null for all
    List<IdentityProvider> list(OrgId orgId, @Nullable Label status, @Nullable ProviderId after, int limit);

    /// Of all organizations that are not marked as deleted, by organization id and provider id.
    ///
    /// @param type only providers of this type; null for all
    /// @param status only providers with this status; null for all
    List<IdentityProvider> listAll(
            @Nullable ProviderType type, @Nullable Label status, @Nullable ProviderPosition after, int limit);
}
