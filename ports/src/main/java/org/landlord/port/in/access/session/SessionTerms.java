package org.landlord.port.in.access.session;

import java.time.Duration;

/// How long new sessions last. A setting of the server.
///
/// @param idle how long a session may be unused, at least a second
/// @param lifetime how long it lasts at most, at least a second
public record SessionTerms(Duration idle, Duration lifetime) {

    public SessionTerms {
        if (idle.toSeconds() < 1 || lifetime.toSeconds() < 1) {
            throw new IllegalArgumentException("a session lasts at least a second");
        }
    }
}
