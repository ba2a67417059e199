package org.landlord.domain.identity;

import java.time.Instant;
import org.landlord.domain.shared.Characters;
import org.landlord.domain.shared.Timestamps;

/// An X.509 certificate with the key that signs assertions.
///
/// @param subject the distinguished name (RFC 2253), at most 512 characters
/// @param fingerprint SHA-256, as pairs of hexadecimal digits with colons
/// @param notBefore the first instant at which it is valid
/// @param notAfter the last instant at which it is valid
/// @param base64 its DER encoding, without line breaks
public record SigningCertificate(
        String subject, String fingerprint, Instant notBefore, Instant notAfter, String base64) {

    private static final int MAX_SUBJECT = 512;

    /// Subjects are free text of others: long ones are cut.
    public SigningCertificate {
        String name = Characters.escape(subject);
        subject = name.length() <= MAX_SUBJECT ? name : name.substring(0, MAX_SUBJECT);
        notBefore = Timestamps.check(notBefore);
        notAfter = Timestamps.check(notAfter);
    }

    /// True if signatures of its key are accepted.
    public boolean isValid(Instant now) {
        return !now.isAfter(notAfter) && !now.isBefore(notBefore);
    }

    CertificateStatus status(Instant now) {
        if (now.isAfter(notAfter)) {
            return CertificateStatus.EXPIRED;
        }
        if (now.isBefore(notBefore)) {
            return CertificateStatus.NOT_YET_VALID;
        }
        return notAfter.isAfter(now.plus(ProviderCertificate.NOTICE))
                ? CertificateStatus.VALID
                : CertificateStatus.EXPIRING;
    }
}
