package org.landlord.domain.access;

import org.jspecify.annotations.Nullable;

/// On whose behalf a use case runs. An argument of every use case, never ambient.
///
/// @param actorId who is calling, as the audit log will name them; null if nobody is known
public record Caller(@Nullable ActorId actorId) {

    /// A caller of whom nothing is known but that they may be here: whoever reaches a server that listens on its own
    /// machine only.
    public static Caller unknown() {
        return new Caller(null);
    }
}
