package org.landlord.port.in.access.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.shared.Version;
import org.landlord.domain.tenancy.OrgId;

/// A user whom an identity provider has authenticated for the console.
///
/// @param version of the provider's record that the answer of the provider was verified with
/// @param userId as the provider states it
/// @param groups as the provider states them
/// @param groupsOverage true if the provider did not list the groups because there are too many
/// @param signOutHint what the adapter needs for the sign-out at the provider, at most 16 KiB; null for nothing. It
///     must be useless without the token of the session
public record SignInUser(
        OrgId orgId,
        ProviderId providerId,
        Version version,
        String userId,
        List<String> groups,
        boolean groupsOverage,
        @Nullable String signOutHint) {

    public SignInUser {
        groups = List.copyOf(groups);
    }
}
