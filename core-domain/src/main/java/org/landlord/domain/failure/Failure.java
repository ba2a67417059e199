package org.landlord.domain.failure;

/// The answer "no", with its reason. The hierarchy is sealed so that an edge which turns failures into its own
/// language (problem+json, exit codes) is told by the compiler when a new one appears.
///
/// A failure is an answer, not a bug: it carries no stack trace, and its message is meant for the caller.
/// Anything else that is thrown is a bug and reaches the caller only as an opaque INTERNAL.
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

    /// @param message one sentence for the caller, without secrets
    protected Failure(String message) {
        super(message, null, false, false);
    }

    /// The sentence for the caller. Never null, unlike [Throwable#getMessage()] in general.
    @Override
    public final String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
