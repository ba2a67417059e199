package org.landlord.port.out.identity;

import java.util.Optional;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.tenancy.OrgId;

/// Reads certificates of identity providers from the machine.
///
/// Administrators of organizations choose locations, and see whether reading succeeds. An implementation
/// therefore reads only what the operator has provided for this purpose, and answers in the same way for
/// everything else, whether it exists or not. It may wait for a file: it is not to be called in a unit of work
/// that writes.
public interface CertificateSource {

    /// The largest file or variable that is read, in bytes.
    int MAX_BYTES = 64 * 1024;

    /// The maximum number of certificates at a location.
    int MAX_CERTIFICATES = 10;

    /// Reads the certificates at a location: PEM, or the Base64 of one certificate.
    ///
    /// @param orgId the organization whose provider has the location
    CertificateReading read(OrgId orgId, CertificateLocation location);

    /// Reads a file with a private key, in the folder of an organization.
    ///
    /// @return its content, which may be anything; empty if there is no readable file
    Optional<String> readKeyFile(OrgId orgId, CertificateLocation.InFile location);
}
