package org.landlord.domain.failure;

/// Credentials are missing or invalid.
public final class Unauthenticated extends Failure {

    private static final long serialVersionUID = 1L;

    /// @param message does not reveal what valid credentials look like
    public Unauthenticated(String message) {
        super(message);
    }
}
