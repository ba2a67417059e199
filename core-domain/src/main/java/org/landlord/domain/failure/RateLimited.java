package org.landlord.domain.failure;

import java.time.Duration;

/// The caller asks too often, or for too much at once, or has failed too often to prove who they are. Nothing was
/// changed.
public final class RateLimited extends Failure {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /// @param message what there was too much of
    /// @param retryAfter how long to wait before the next try; never negative
    public RateLimited(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /// How long to wait before the next try.
    public Duration retryAfter() {
        return retryAfter;
    }
}
