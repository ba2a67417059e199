package org.landlord.domain.failure;

import java.util.List;
import java.util.stream.Collectors;

/// The input breaks at least one rule. All broken rules are listed.
public final class InvalidInput extends Failure {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /// @param violations at least one
    public InvalidInput(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("at least one violation is required");
        }
        this.violations = List.copyOf(violations);
    }

    /// One broken rule of a value whose field is not known yet: see [#at(String)].
    public InvalidInput(String detail) {
        this(List.of(new Violation("", detail)));
    }

    /// One broken rule of a named field.
    public static InvalidInput of(String field, String detail) {
        return new InvalidInput(detail).at(field);
    }

    /// This failure for the object that contains the input as its member `name`.
    public InvalidInput at(String name) {
        return new InvalidInput(violations.stream().map(v -> v.at(name)).toList());
    }

    /// The same failure with another name of the member `from`: for adapters that name it differently.
    public InvalidInput renamed(String from, String to) {
        return new InvalidInput(violations.stream()
                .map(v -> v.pointer().equals("/" + from) ? new Violation("/" + to, v.detail()) : v)
                .toList());
    }

    /// The violations in the order of detection.
    public List<Violation> violations() {
        return violations;
    }
}
