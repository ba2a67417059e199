package org.landlord.adapter.client.shared;

import java.time.Duration;

/// How long the client waits.
///
/// @param connect for a connection
/// @param answer for a whole answer, or for the beginning of one that is streamed
/// @param longAnswer for an answer that takes more work the more is stored
/// @param silence between two pieces of an answer that is streamed
public record Timeouts(Duration connect, Duration answer, Duration longAnswer, Duration silence) {

    /// Long enough for the largest batch on a busy server, short enough not to look like a hang.
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(120), Duration.ofHours(1), Duration.ofSeconds(60));
}
