package org.landlord.port.in.identity;

import java.util.List;
import java.util.Map;
import org.landlord.domain.identity.CertificateStatus;

/// The certificates of all active SAML providers at the time of a check.
///
/// @param counts the number of providers for each status
/// @param soonest the providers whose certificates expire first, at most
///     [IdentityMaintenance#MAX_SOONEST]. Providers with an unreadable certificate are not among them
/// @param warnings providers whose certificate has, since the check before, reached 30, 7 or 1 days before
///     its end, or its end: at most [IdentityMaintenance#MAX_WARNINGS]
/// @param furtherWarnings the number of warnings that are not listed
public record CertificateReport(
        Map<CertificateStatus, Integer> counts,
        List<IdentityProviderView> soonest,
        List<IdentityProviderView> warnings,
        int furtherWarnings) {

    public CertificateReport {
        counts = Map.copyOf(counts);
        soonest = List.copyOf(soonest);
        warnings = List.copyOf(warnings);
    }
}
