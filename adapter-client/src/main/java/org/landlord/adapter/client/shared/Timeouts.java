package org.landlord.adapter.client.shared;

import java.time.Duration;

/// The timeouts of the client.
///
/// @param connect for the connection
/// @param answer for a complete response, or for the head of a streamed one
/// @param longAnswer the same for operations whose duration grows with the stored data
/// @param silence between two reads of a streamed response
public record Timeouts(Duration connect, Duration answer, Duration longAnswer, Duration silence) {

    /// Long enough for the largest batch on a busy server.
    public static final Timeouts DEFAULT =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(120), Duration.ofHours(1), Duration.ofSeconds(60));
}
