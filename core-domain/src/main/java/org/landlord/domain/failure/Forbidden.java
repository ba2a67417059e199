package org.landlord.domain.failure;

/// The caller may see the resource but is not allowed to do this.
public final class Forbidden extends Failure {

    private static final long serialVersionUID = 1L;

    public Forbidden(String message) {
        super(message);
    }
}
