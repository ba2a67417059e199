package org.landlord.port.out.identity;

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

    /// Reads a file in the folder of an organization.
    ///
    /// @param orgId the organization whose provider has the location
    CertificateReading read(OrgId orgId, CertificateLocation.InFile location);

    /// Reads an environment variable.
    CertificateReading read(CertificateLocation.InVariable location);
}
