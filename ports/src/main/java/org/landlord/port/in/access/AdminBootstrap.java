package org.landlord.port.in.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ApiKeyToken;

/// How the first administrator gets in. For whoever starts Landlord on a storage, before anybody calls.
public interface AdminBootstrap {

    /// Sees to it that there is a key that may do everything. Where nobody has ever made a key, one is made and left
    /// beside the storage, for its owner alone to read.
    ///
    /// @param given the key to have instead of one that Landlord makes. Another one that was given at an earlier
    ///     start is revoked
    /// @return the key that was made; empty if there was one already, or one was given
    /// @throws org.landlord.domain.failure.InvalidInput if the given key was revoked or has expired, or may not do
    ///     everything: what somebody has ended is not undone by a start
    Optional<ApiKeyToken> administratorKey(@Nullable ApiKeyToken given);

    /// Makes another key that may do everything, by the right of who holds the storage itself, and leaves it
    /// beside the storage: for whoever has lost all others.
    ApiKeyToken recover();

    /// The key that was left beside the storage, if there is one.
    Optional<ApiKeyToken> left();
}
