package org.landlord.domain.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.landlord.domain.shared.Label;

/// The roles of teams in projects. Grants may have other labels, which grant no permissions.
public enum ProjectRole {
    /// Manages the project.
    ADMIN,
    /// Records usage.
    OPERATOR,
    /// Reads the project.
    VIEWER;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role with this label; empty for other labels.
    public static Optional<ProjectRole> of(Label label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label.value()))
                .findFirst();
    }
}
