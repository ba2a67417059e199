package org.landlord.domain.failure;

import java.time.Duration;

/// Not now: storage is busy, full or shutting down, or the server cannot be reached. Nothing was changed.
public final class Unavailable extends Failure {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /// @param message why not now
    /// @param retryAfter how long to wait before the next try; a hint, never negative
    public Unavailable(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /// How long to wait before the next try.
    public Duration retryAfter() {
        return retryAfter;
    }
}
