package org.landlord.port.in.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;

/// An identity provider that an organization trusts.
///
/// @param orgId the organization
/// @param providerId the provider
/// @param version of the provider's record: another one is to be trusted anew
/// @param issuer its issuer URL
/// @param audience whom its tokens must be for
/// @param groupsClaim the claim that lists a person's groups; null if groups mean nothing
public record TrustedIssuer(
        OrgId orgId,
        ProviderId providerId,
        Version version,
        String issuer,
        String audience,
        @Nullable String groupsClaim) {}
