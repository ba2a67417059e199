package org.landlord.domain.failure;

/// A refusal with its reason. The hierarchy is sealed, so that the compiler reports a new failure to each
/// adapter that maps failures (to problem+json, to exit codes).
///
/// A failure is a result, not a bug: it has no stack trace, and its message is for the caller. Any other
/// exception is a bug and reaches the caller as an opaque INTERNAL.
public abstract sealed class Failure extends RuntimeException
        permits Conflict,
                DuplicateId,
                Forbidden,
                InvalidInput,
                NotFound,
                PreconditionFailed,
                QuotaExceeded,
                RateLimited,
                Unauthenticated,
                Unavailable {

    private static final long serialVersionUID = 1L;

    /// @param message for the caller, without secrets
    protected Failure(String message) {
        super(message, null, false, false);
    }

    /// Never null, unlike [Throwable#getMessage()].
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
