package org.landlord.domain.diagnostics;

import java.time.Duration;

/// When a clock needs attention.
public final class ClockRules {

    /// Smaller differences are normal: clocks of two machines, or corrections by NTP.
    public static final Duration TOLERANCE = Duration.ofSeconds(5);

    /// Tokens of identity providers are rejected beyond this difference.
    public static final Duration MAX_DIFFERENCE = Duration.ofSeconds(60);

    private static final String REMEDY = "correct the clock, and synchronize it (NTP)";

    private ClockRules() {}

    /// @param behind how far the clock is behind the newest usage event; zero if it is not
    public static CheckResult checkBehind(Duration behind) {
        return behind.compareTo(TOLERANCE) > 0
                ? CheckResult.problem(
                        Check.CLOCK,
                        "the clock is " + behind.toSeconds() + " s behind the newest usage event: it was set back, and"
                                + " earlier usage may not count against limits",
                        REMEDY)
                : CheckResult.ok(Check.CLOCK, "the clock is not behind the newest usage event");
    }

    /// @param difference of the clock of the server from that of this machine; negative if it is behind
    public static CheckResult checkDifference(Duration difference) {
        Duration size = difference.abs();
        if (size.compareTo(TOLERANCE) <= 0) {
            return CheckResult.ok(
                    Check.CLOCK,
                    "the clocks of the server and of this machine differ by at most " + TOLERANCE.toSeconds() + " s");
        }
        String observed = "the clock of the server is " + size.toSeconds() + " s "
                + (difference.isNegative() ? "behind" : "ahead of") + " the clock of this machine";
        return size.compareTo(MAX_DIFFERENCE) > 0
                ? CheckResult.problem(
                        Check.CLOCK, observed, "correct the clock that is wrong, and synchronize both (NTP)")
                : CheckResult.warning(
                        Check.CLOCK, observed, "correct the clock that is wrong, and synchronize both (NTP)");
    }
}
