package org.landlord.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.landlord.domain.shared.Label;

/// What a team is to a project. Grants may carry other role names too: those are labels, and allow nothing.
public enum ProjectRole {
    /// Runs the project.
    ADMIN,
    /// Works with it: records usage.
    OPERATOR,
    /// Looks at it.
    VIEWER;

    /// How it is written everywhere: in lower case.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role that a grant's label names; empty if it is a label only.
    public static Optional<ProjectRole> of(Label label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label.value()))
                .findFirst();
    }
}
