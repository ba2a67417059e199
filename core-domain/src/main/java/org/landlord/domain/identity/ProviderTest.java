package org.landlord.domain.identity;

import java.time.Instant;
import java.util.List;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.domain.tenancy.OrgId;

/// The result of testing an identity provider without a user.
///
/// @param findings at least one, in the order of [ProviderAspect]
public record ProviderTest(OrgId orgId, ProviderId providerId, List<ProviderFinding> findings, Instant testedAt) {

    public ProviderTest {
        findings = List.copyOf(findings);
    }

    /// The most severe outcome of all findings. With [Outcome#PROBLEM], users cannot sign in.
    public Outcome outcome() {
        return findings.stream().map(ProviderFinding::outcome).reduce(Outcome.OK, Outcome::or);
    }
}
