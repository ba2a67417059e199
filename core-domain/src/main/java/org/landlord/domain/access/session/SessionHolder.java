package org.landlord.domain.access.session;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.KeyId;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.UserId;

/// The identity that a session acts for. Its permissions are not part of the session: they are read again for
/// each request.
public sealed interface SessionHolder {

    /// The organization that the holder is limited to; null for the whole platform.
    @Nullable
    OrgId orgId();

    /// The holder of an API key.
    ///
    /// @param orgId the organization of the key; null for a key of the platform
    record Key(@Nullable OrgId orgId, KeyId keyId) implements SessionHolder {}

    /// A user of an organization.
    ///
    /// @param providerId the identity provider where the user signed in
    record User(OrgId orgId, ProviderId providerId, UserId userId) implements SessionHolder {}
}
