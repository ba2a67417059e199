package org.landlord.domain.failure;

import java.util.List;

/// The request contradicts what is stored: an idempotency key or event id used again for something else, or a delete
/// that would leave a reference pointing at nothing.
public final class Conflict extends Failure {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /// @param message what it contradicts
    public Conflict(String message) {
        this(message, List.of());
    }

    /// @param message what it contradicts
    /// @param violations what of the input does, by its place; none if it is all of it
    public Conflict(String message, List<Violation> violations) {
        super(message);
        this.violations = List.copyOf(violations);
    }

    /// What of the input contradicts, in the order in which it was given.
    public List<Violation> violations() {
        return violations;
    }
}
