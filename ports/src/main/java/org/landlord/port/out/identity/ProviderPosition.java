package org.landlord.port.out.identity;

import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// The position of a provider among those of all organizations.
public record ProviderPosition(OrgId orgId, ProviderId providerId) {

    public static ProviderPosition of(IdentityProvider provider) {
        return new ProviderPosition(provider.orgId(), provider.providerId());
    }
}
