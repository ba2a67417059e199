package org.landlord.port.in.access.session;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.access.session.Session;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;

/// Lists sessions; null does not filter.
///
/// @param orgId the organization of the sessions; null for sessions of the platform
/// @param keyId sessions of this API key
/// @param userId sessions of this user
public record ListSessions(
        @Nullable OrgId orgId,
        @Nullable KeyId keyId,
        @Nullable UserId userId) {

    public boolean fits(Session session) {
        return (keyId == null || keyId.equals(session.keyId())) && (userId == null || userId.equals(session.userId()));
    }
}
