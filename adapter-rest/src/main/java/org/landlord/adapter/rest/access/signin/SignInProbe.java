package org.landlord.adapter.rest.access.signin;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.landlord.adapter.rest.access.oidc.IssuerDocuments;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderAspect;
import org.landlord.domain.identity.ProviderFinding;
import org.landlord.domain.identity.SignInRules;
import org.landlord.port.in.identity.IssuerProbe;

/// Tests what the sign-in with an OpenID provider uses: the client secret and the documents of the issuer.
@Singleton
class SignInProbe implements IssuerProbe {

    private final IssuerDocuments documents;

    SignInProbe(IssuerDocuments documents) {
        this.documents = documents;
    }

    @Override
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
