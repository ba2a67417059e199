package org.landlord.domain.failure;

import java.time.Duration;

/// The storage is busy, full or shutting down, or the server cannot be reached. Nothing was changed.
public final class Unavailable extends Failure {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /// @param retryAfter a hint when to retry; never negative
    public Unavailable(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /// The time to wait before a retry.
    public Duration retryAfter() {
        return retryAfter;
    }
}
