package org.landlord.domain.failure;

/// The caller's version of the resource is not the stored one: somebody changed it in between.
public final class PreconditionFailed extends Failure {

    private static final long serialVersionUID = 1L;

    /// @param message what was expected
    public PreconditionFailed(String message) {
        super(message);
    }
}
