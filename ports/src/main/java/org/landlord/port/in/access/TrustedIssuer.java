package org.landlord.port.in.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;

/// An identity provider that an organization trusts.
///
/// @param version of the provider's record
/// @param issuer its issuer URL
/// @param audience the required audience of its tokens
/// @param groupsClaim the claim with the groups of a user; null if groups are not mapped
public record TrustedIssuer(
        OrgId orgId,
        ProviderId providerId,
        Version version,
        String issuer,
        String audience,
        @Nullable String groupsClaim) {}
