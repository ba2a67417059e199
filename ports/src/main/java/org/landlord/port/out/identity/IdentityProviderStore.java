package org.landlord.port.out.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;

/// Identity providers.
public interface IdentityProviderStore {

    /// Inserts, or replaces the provider with the same key.
    void put(IdentityProvider provider);

    /// Removes a provider, if there.
    void delete(OrgId orgId, ProviderId providerId);

    Optional<IdentityProvider> find(OrgId orgId, ProviderId providerId);

    /// Those of every organization that have this issuer and one of these client ids, whatever their type and
    /// status; by organization, then by provider id.
    List<IdentityProvider> trusting(Reference issuer, Collection<Label> clientIds);

    /// By provider id.
    ///
    /// @param status only those with this status; null for all
    List<IdentityProvider> list(OrgId orgId, @Nullable Label status, @Nullable ProviderId after, int limit);
}
