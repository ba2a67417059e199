package org.landlord.adapter.gateway.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A request to a gateway.
///
/// @param path below the base URL, with its query
/// @param body JSON, sent with POST; null for GET
/// @param patience how long the whole call may take
/// @param kind whether it is repeated
public record Request(String path, byte @Nullable [] body, Duration patience, Kind kind) {

    /// What a request is for.
    public enum Kind {
        /// Repeated once after a failure of the network.
        READ,
        /// Never repeated.
        CHANGE,
        /// Whether the gateway responds. Also sent to a gateway that is not called otherwise.
        CHECK
    }
}
