package org.landlord.domain.failure;

/// There are no credentials, or they are not good.
public final class Unauthenticated extends Failure {

    private static final long serialVersionUID = 1L;

    /// @param message what is missing, without saying what would have been right
    public Unauthenticated(String message) {
        super(message);
    }
}
