package org.landlord.domain.failure;

import java.util.List;
import java.util.stream.Collectors;

/// The input breaks at least one rule; all the rules it breaks are listed.
public final class InvalidInput extends Failure {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    /// @param violations what is wrong, at least one
    public InvalidInput(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("an invalid input breaks at least one rule");
        }
        this.violations = List.copyOf(violations);
    }

    /// One broken rule of a value that does not know yet which field it is for: see [#at(String)].
    public InvalidInput(String detail) {
        this(List.of(new Violation("", detail)));
    }

    /// One broken rule of a named field.
    public static InvalidInput of(String field, String detail) {
        return new InvalidInput(detail).at(field);
    }

    /// The same failure seen from one level up, where the refused input is the member `name`.
    public InvalidInput at(String name) {
        return new InvalidInput(violations.stream().map(v -> v.at(name)).toList());
    }

    /// The same failure with another name of the member `from`: for adapters that name it differently.
    public InvalidInput renamed(String from, String to) {
        return new InvalidInput(violations.stream()
                .map(v -> v.pointer().equals("/" + from) ? new Violation("/" + to, v.detail()) : v)
                .toList());
    }

    /// What is wrong, in the order it was found.
    public List<Violation> violations() {
        return violations;
    }
}
