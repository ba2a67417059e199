package org.landlord.domain.diagnostics;

import java.util.Locale;

/// The outcome of a check, from the least to the most severe.
public enum Outcome {
    /// Nothing is wrong.
    OK,
    /// The check was not made: it does not apply, or depends on a check that found a problem. `observed` says
    /// why.
    SKIPPED,
    /// Nothing is wrong yet, but an operator should act.
    WARNING,
    /// Something is wrong, or the check failed.
    PROBLEM;

    /// Its name in a report.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The more severe of two outcomes.
    public Outcome or(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
