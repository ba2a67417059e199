package org.landlord.port.out.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.SecretHash;
import org.landlord.domain.access.session.Session;

/// A session with what only its sign-in knows.
///
/// @param tokenHash of the session's token, unique
/// @param idle how long it may be unused, in milliseconds precision
/// @param groups of the user at sign-in
/// @param groupsOverage true if the identity provider did not list the groups because there are too many
/// @param signOutHint what the adapter that signed the user in needs for the sign-out at the identity provider,
///     at most 16 KiB; null for nothing. It must be useless without the token
public record StoredSession(
        Session session,
        SecretHash tokenHash,
        Duration idle,
        List<String> groups,
        boolean groupsOverage,
        @Nullable String signOutHint) {

    public StoredSession {
        groups = List.copyOf(groups);
    }

    /// See [Session#endsAt].
    public Instant endsAt() {
        return session.endsAt(idle);
    }
}
