package org.landlord.port.in.identity;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;

/// Adds an identity provider.
///
/// @param orgId the organization
/// @param providerId its id; null for one that Landlord makes
/// @param settings what it is
public record CreateIdentityProvider(OrgId orgId, @Nullable ProviderId providerId, IdentityProviderSettings settings) {}
