package org.landlord.domain.failure;

import java.time.Duration;

/// The caller sent too many requests, too many at once, or too many invalid credentials. Nothing was
/// changed.
public final class RateLimited extends Failure {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /// @param retryAfter the time to wait before a retry; never negative
    public RateLimited(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /// The time to wait before a retry.
    public Duration retryAfter() {
        return retryAfter;
    }
}
