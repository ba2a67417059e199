package org.landlord.port.out.identity;

import java.util.List;
import org.landlord.domain.identity.SigningCertificate;

/// The result of reading certificates.
public sealed interface CertificateReading {

    /// The certificates, at least one.
    record Read(List<SigningCertificate> certificates) implements CertificateReading {

        public Read {
            certificates = List.copyOf(certificates);
        }
    }

    /// No certificate.
    ///
    /// @param reason a clause for administrators, without a full stop and without content of the location
    record Unreadable(String reason) implements CertificateReading {}
}
