package org.landlord.port.in.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;

/// Gives the operator of an installation the administrator's key: a key of the platform with all permissions.
/// For the process that opens the storage, before any caller.
public interface AdminBootstrap {

    /// Makes sure that there is an administrator's key. If no key was ever created, one is created and stored
    /// for the operator.
    ///
    /// @param configuredKey the key to use instead of a generated one. A different key of an earlier
    ///     configuration is revoked
    /// @return the key that was generated; empty if there was a key already or one is configured
    /// @throws org.landlord.domain.failure.InvalidInput if the configured key was revoked, has expired or
    ///     lacks permissions: a start does not restore a key that was ended
    Optional<ApiKeyToken> ensureAdministratorKey(@Nullable ApiKeyToken configuredKey);

    /// Creates another administrator's key for an operator who has lost all others, and stores it.
    ApiKeyToken recover();

    /// The key that is stored for the operator, if there is one.
    Optional<ApiKeyToken> storedKey();
}
