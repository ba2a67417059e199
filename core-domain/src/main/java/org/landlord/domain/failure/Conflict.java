package org.landlord.domain.failure;

/// The request contradicts what is stored: an idempotency key or event id used again for something else, or a delete
/// that would leave a reference pointing at nothing.
public final class Conflict extends Failure {

    private static final long serialVersionUID = 1L;

    /// @param message what it contradicts
    public Conflict(String message) {
        super(message);
    }
}
