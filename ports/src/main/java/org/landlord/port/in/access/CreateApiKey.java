package org.landlord.port.in.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;

/// Creates an API key.
///
/// @param orgId null for a key of the platform
/// @param externalId the holder of the key in another system; null for none
/// @param expiresAt the first instant at which the key is invalid; null if it does not expire
public record CreateApiKey(
        @Nullable OrgId orgId,
        Name name,
        @Nullable ExternalId externalId,
        KeyScopes scopes,
        @Nullable Instant expiresAt) {}
