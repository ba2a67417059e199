package org.landlord.port.in.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;

/// Asks for a key.
///
/// @param orgId the only organization it is good for; null for the whole platform
/// @param name what it is for
/// @param scopes what it may do
/// @param expiresAt the first instant at which it is good no more; null for never
public record CreateApiKey(
        @Nullable OrgId orgId,
        Name name,
        KeyScopes scopes,
        @Nullable Instant expiresAt) {}
