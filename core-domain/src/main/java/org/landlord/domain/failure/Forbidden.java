package org.landlord.domain.failure;

/// The caller may see this but not do it.
public final class Forbidden extends Failure {

    private static final long serialVersionUID = 1L;

    /// @param message what is not allowed
    public Forbidden(String message) {
        super(message);
    }
}
