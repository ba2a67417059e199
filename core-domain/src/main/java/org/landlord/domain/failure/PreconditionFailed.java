package org.landlord.domain.failure;

/// A precondition of the caller does not hold: usually the resource has changed since the caller read it.
public final class PreconditionFailed extends Failure {

    private static final long serialVersionUID = 1L;

    public PreconditionFailed(String message) {
        super(message);
    }
}
