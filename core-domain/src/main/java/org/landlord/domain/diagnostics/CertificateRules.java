package org.landlord.domain.diagnostics;

import java.time.Duration;
import java.time.Instant;
import org.landlord.domain.shared.Timestamps;

/// When the validity of a TLS certificate needs attention.
public final class CertificateRules {

    /// Certificates that expire within this time cause a warning.
    public static final Duration NOTICE = Duration.ofDays(30);

    private static final String REMEDY = "renew the certificate";

    private CertificateRules() {}

    /// @param name how an operator recognizes the certificate
    /// @param notBefore the first instant at which it is valid
    /// @param notAfter the last instant at which it is valid
    public static CheckResult check(String name, Instant notBefore, Instant notAfter, Instant now) {
        if (now.isAfter(notAfter)) {
            return CheckResult.problem(Check.CERTIFICATES, name + " expired at " + Timestamps.format(notAfter), REMEDY);
        }
        if (now.isBefore(notBefore)) {
            return CheckResult.problem(
                    Check.CERTIFICATES,
                    name + " is not valid before " + Timestamps.format(notBefore),
                    "check the clock, or use another certificate");
        }
        String observed = name + " expires at " + Timestamps.format(notAfter) + ", in "
                + Duration.between(now, notAfter).toDays() + " days";
        return notAfter.isBefore(now.plus(NOTICE))
                ? CheckResult.warning(Check.CERTIFICATES, observed, REMEDY)
                : CheckResult.ok(Check.CERTIFICATES, observed);
    }
}
