package org.landlord.domain.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of a check. Contains no secrets.
///
/// @param observed what was found, or why the check was not made
/// @param remedy what to do, if possible as a command; null if nothing is to be done
/// @param details single findings, at most [#MAX_DETAILS] and a line that says how many more there are
public record CheckResult(
        Check check,
        Outcome outcome,
        String observed,
        @Nullable String remedy,
        List<String> details) {

    /// The most findings that are listed one by one.
    public static final int MAX_DETAILS = 1_000;

    public CheckResult {
        details = List.copyOf(details);
    }

    public static CheckResult ok(Check check, String observed) {
        return new CheckResult(check, Outcome.OK, observed, null, List.of());
    }

    /// @param reason why the check was not made
    public static CheckResult skipped(Check check, String reason) {
        return new CheckResult(check, Outcome.SKIPPED, reason, null, List.of());
    }

    public static CheckResult warning(Check check, String observed, String remedy) {
        return new CheckResult(check, Outcome.WARNING, observed, remedy, List.of());
    }

    public static CheckResult problem(Check check, String observed, @Nullable String remedy) {
        return new CheckResult(check, Outcome.PROBLEM, observed, remedy, List.of());
    }

    /// A check that failed unexpectedly. That is a problem: nothing is known about its object.
    public static CheckResult failed(Check check, String reason) {
        return problem(check, "the check failed: " + reason, null);
    }

    /// The same result with single findings.
    ///
    /// @param found the first findings
    /// @param total how many there are, including those that are not in `found`
    public CheckResult detailed(List<String> found, long total) {
        List<String> shown = new ArrayList<>(found.subList(0, Math.min(found.size(), MAX_DETAILS)));
        if (total > shown.size()) {
            shown.add("and " + (total - shown.size()) + " more");
        }
        return new CheckResult(check, outcome, observed, remedy, shown);
    }
}
