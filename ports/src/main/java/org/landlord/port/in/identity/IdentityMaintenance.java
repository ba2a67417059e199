package org.landlord.port.in.identity;

/// Periodic maintenance of identity providers.
public interface IdentityMaintenance {

    /// The maximum number of providers in [CertificateReport#soonest].
    int MAX_SOONEST = 1_000;

    /// The maximum number of providers in [CertificateReport#warnings].
    int MAX_WARNINGS = 100;

    /// Reads the certificates of all active SAML providers. The first check of a process warns of all
    /// certificates that expire within 30 days or have expired; further checks warn of those that have reached
    /// another number of days. Not for several threads at a time.
    CertificateReport checkCertificates();
}
