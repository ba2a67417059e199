package org.landlord.port.out.identity;

/// The result of reading certificates.
public sealed interface CertificateReading {

    /// The content of the location, which may be anything.
    record Read(String text) implements CertificateReading {}

    /// No content.
    ///
    /// @param reason a clause for administrators, without a full stop and without content of a file
    record Unreadable(String reason) implements CertificateReading {}
}
