package org.landlord.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Timestamps;

/// The signing certificate of a SAML provider at an instant. Of several, for example during a change of keys,
/// it is the one that is valid for the longest time.
///
/// @param subject the distinguished name (RFC 2253); null if unreadable
/// @param fingerprint SHA-256, as pairs of hexadecimal digits with colons; null if unreadable
/// @param notBefore null if unreadable
/// @param notAfter null if unreadable
/// @param detail a sentence for administrators; null if there is nothing to do
public record ProviderCertificate(
        CertificateStatus status,
        @Nullable String subject,
        @Nullable String fingerprint,
        @Nullable Instant notBefore,
        @Nullable Instant notAfter,
        @Nullable String detail) {

    /// Administrators are warned when this many days are left, the first first.
    public static final List<Integer> WARNING_DAYS = List.of(30, 7, 1);

    /// A certificate that expires within this time is [CertificateStatus#EXPIRING].
    public static final Duration NOTICE = Duration.ofDays(WARNING_DAYS.getFirst());

    private static final Comparator<SigningCertificate> LONGEST = Comparator.comparing(SigningCertificate::notAfter);

    /// A certificate that cannot be read.
    ///
    /// @param reason a clause without a full stop, and without content of a file
    public static ProviderCertificate unreadable(String reason) {
        return new ProviderCertificate(
                CertificateStatus.UNREADABLE,
                null,
                null,
                null,
                null,
                "The certificate cannot be read: " + reason + ".");
    }

    /// @param certificates at least one
    public static ProviderCertificate of(List<SigningCertificate> certificates, Instant now) {
        SigningCertificate chosen = certificates.stream()
                .filter(certificate -> certificate.isValid(now))
                .max(LONGEST)
                .orElseGet(() -> certificates.stream().max(LONGEST).orElseThrow());
        CertificateStatus status = chosen.status(now);
        return new ProviderCertificate(
                status,
                chosen.subject(),
                chosen.fingerprint(),
                chosen.notBefore(),
                chosen.notAfter(),
                detail(status, chosen.notBefore(), chosen.notAfter(), now));
    }

    private static @Nullable String detail(CertificateStatus status, Instant notBefore, Instant notAfter, Instant now) {
        return switch (status) {
            case VALID, UNREADABLE -> null;
            case EXPIRING ->
                "The certificate expires at " + Timestamps.format(notAfter) + ", in " + left(now, notAfter) + ".";
            case EXPIRED -> "The certificate expired at " + Timestamps.format(notAfter) + ": sign-in is refused.";
            case NOT_YET_VALID ->
                "The certificate is not valid before " + Timestamps.format(notBefore) + ": sign-in is refused.";
        };
    }

    private static String left(Instant now, Instant notAfter) {
        Duration left = Duration.between(now, notAfter);
        long days = left.toDays();
        long hours = left.toHours();
        if (days > 0) {
            return days == 1 ? "1 day" : days + " days";
        }
        return hours == 1 ? "1 hour" : hours + " hours";
    }

    /// The number of days of [#WARNING_DAYS] that was reached since an earlier instant: the smallest one; 0 if
    /// the certificate expired since then.
    ///
    /// @param since null if there was no earlier check: then every certificate that expires within 30 days,
    ///     or has expired, has reached one
    public Optional<Integer> warningReached(@Nullable Instant since, Instant now) {
        Instant end = notAfter;
        if (end == null) {
            return Optional.empty();
        }
        Integer reached = reached(end, now);
        return reached == null || since != null && reached.equals(reached(end, since))
                ? Optional.empty()
                : Optional.of(reached);
    }

    private static @Nullable Integer reached(Instant end, Instant now) {
        if (now.isAfter(end)) {
            return 0;
        }
        Integer smallest = null;
        for (int days : WARNING_DAYS) {
            if (!end.isAfter(now.plus(Duration.ofDays(days)))) {
                smallest = days;
            }
        }
        return smallest;
    }

    /// True if the certificate expires before an instant, or its end is unknown.
    public boolean expiresBefore(Instant instant) {
        Instant end = notAfter;
        return end == null || end.isBefore(instant);
    }
}
