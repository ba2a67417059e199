package org.landlord.adapter.rest.access.signin;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.landlord.adapter.rest.access.oidc.IssuerDocuments;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderAspect;
import org.landlord.domain.identity.ProviderFinding;
import org.landlord.domain.identity.SignInRules;

/// Tests what the sign-in with an OpenID provider uses: the client secret and the documents of the issuer. The
/// application that composes the server gives it to the use cases.
@Singleton
public class SignInProbe {

    private final IssuerDocuments documents;

    SignInProbe(IssuerDocuments documents) {
        this.documents = documents;
    }

    /// Blocks for some seconds at most.
    ///
    /// @param provider of the type `oidc`
    /// @return at least one finding
    public List<ProviderFinding> probe(IdentityProvider provider) {
        List<ProviderFinding> findings = new ArrayList<>();
        String secret = SignInRules.ofStored(provider.metadata()).clientSecretRef();
        if (secret != null) {
            findings.add(secret(secret));
        }
        findings.addAll(documents.findings(provider.orgId(), provider.issuer().value()));
        return findings;
    }

    private static ProviderFinding secret(String location) {
        try {
            ClientSecrets.read(location);
            return ProviderFinding.ok(ProviderAspect.CLIENT_SECRET, "The client secret can be read.");
        } catch (SignInRefused _) {
            return ProviderFinding.problem(
                    ProviderAspect.CLIENT_SECRET, "The client secret cannot be read at its location on the server.");
        }
    }
}
