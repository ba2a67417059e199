package org.landlord.port.in.identity;

import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.OrgId;

/// Adds an identity provider under a key, or replaces the one that is there.
///
/// @param orgId the organization
/// @param providerId its id
/// @param settings what it is
/// @param precondition what must be stored now
public record PutIdentityProvider(
        OrgId orgId, ProviderId providerId, IdentityProviderSettings settings, Precondition precondition) {}
