package org.landlord.port.in.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKey;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyState;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;

/// Lists API keys; null does not filter.
///
/// @param orgId the organization of the keys; null for keys of the platform
/// @param namePrefix keys whose name begins with this text, in upper or lower case
/// @param externalId keys of this holder
public record ListApiKeys(
        @Nullable OrgId orgId,
        @Nullable KeyState state,
        @Nullable Name namePrefix,
        @Nullable ExternalId externalId) {

    public boolean isOfAll() {
        return state == null && namePrefix == null && externalId == null;
    }

    public boolean fits(ApiKey key, Instant now) {
        return (state == null || key.state(now) == state)
                && (namePrefix == null || key.name().startsWith(namePrefix))
                && (externalId == null || externalId.equals(key.externalId()));
    }
}
