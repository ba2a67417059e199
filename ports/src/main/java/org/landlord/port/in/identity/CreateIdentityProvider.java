package org.landlord.port.in.identity;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// Creates an identity provider.
///
/// @param providerId null to generate one
public record CreateIdentityProvider(OrgId orgId, @Nullable ProviderId providerId, IdentityProviderSettings settings) {}
