package org.landlord.domain.failure;

import java.util.List;

/// The request contradicts stored data: an idempotency key or event id was used for something else, or a
/// delete would leave a broken reference.
public final class Conflict extends Failure {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public Conflict(String message) {
        this(message, List.of());
    }

    /// @param violations the conflicting parts of the input, in input order; empty for the whole input
    public Conflict(String message, List<Violation> violations) {
        super(message);
        this.violations = List.copyOf(violations);
    }

    /// The conflicting parts of the input, in input order; empty for the whole input.
    public List<Violation> violations() {
        return violations;
    }
}
