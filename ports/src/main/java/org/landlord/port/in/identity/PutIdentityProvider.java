package org.landlord.port.in.identity;

import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;

/// Creates or replaces an identity provider.
public record PutIdentityProvider(
        OrgId orgId, ProviderId providerId, IdentityProviderSettings settings, Precondition precondition) {}
