package org.landlord.application.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderAspect;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.ProviderFinding;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.identity.SamlRules;
import org.landlord.domain.shared.Reference;
import org.landlord.port.in.identity.IssuerProbe;
import org.landlord.port.in.identity.SamlProvider;

/// Tests whether users can sign in with a provider, as far as that shows without a user.
public final class ProviderTests {

    private final ProviderCertificates certificates;
    private final @Nullable IssuerProbe issuers;

    /// @param issuers null in a process that does not call providers
    public ProviderTests(ProviderCertificates certificates, @Nullable IssuerProbe issuers) {
        this.certificates = certificates;
        this.issuers = issuers;
    }

    List<ProviderFinding> findings(IdentityProvider provider) {
        List<ProviderFinding> findings = new ArrayList<>();
        findings.add(
                provider.isActive()
                        ? ProviderFinding.ok(ProviderAspect.STATUS, "The provider is active.")
                        : ProviderFinding.problem(
                                ProviderAspect.STATUS,
                                "The status is '" + provider.status() + "': only providers with the status '"
                                        + IdentityProvider.DEFAULT_STATUS + "' are used."));
        if (provider.type() == ProviderType.SAML) {
            addSaml(provider, findings);
        } else {
            addOpenId(provider, findings);
        }
        return findings;
    }

    private void addOpenId(IdentityProvider provider, List<ProviderFinding> findings) {
        if (provider.clientId() != null) {
            findings.add(ProviderFinding.ok(ProviderAspect.CLIENT_ID, "The client id is set."));
        } else if (provider.audience() != null) {
            findings.add(ProviderFinding.warning(
                    ProviderAspect.CLIENT_ID,
                    "There is no client id: users cannot sign in with a browser. Access tokens are accepted."));
        } else {
            findings.add(ProviderFinding.problem(
                    ProviderAspect.CLIENT_ID, "There is no client id and no audience: nobody can sign in."));
        }
        if (issuers == null) {
            findings.add(ProviderFinding.skipped(
                    ProviderAspect.ISSUER, "The provider was not called: a server does that (--server)."));
        } else {
            findings.addAll(issuers.probe(provider));
        }
    }

    private void addSaml(IdentityProvider provider, List<ProviderFinding> findings) {
        findings.add(
                provider.clientId() == null
                        ? ProviderFinding.problem(
                                ProviderAspect.CLIENT_ID, "There is no client id: assertions must have it as audience.")
                        : ProviderFinding.ok(ProviderAspect.CLIENT_ID, "The client id is the audience of assertions."));
        findings.add(ssoUrl(provider));
        findings.add(certificate(provider));
        CertificateLocation.InFile key = SamlRules.ofStored(provider.metadata()).decryptionKey();
        if (key != null) {
            SamlProvider.Decryption decryption = certificates.decryption(provider.orgId(), key);
            findings.add(
                    decryption.privateKeyFile() == null || decryption.certificate() == null
                            ? ProviderFinding.problem(
                                    ProviderAspect.DECRYPTION_KEY,
                                    "The file has no readable key, or no certificate: every assertion is rejected.")
                            : ProviderFinding.ok(
                                    ProviderAspect.DECRYPTION_KEY, "The key and its certificate can be read."));
        }
    }

    private static ProviderFinding ssoUrl(IdentityProvider provider) {
        Reference url = provider.ssoUrl();
        if (url == null) {
            return SamlRules.ofStored(provider.metadata()).idpInitiated()
                    ? ProviderFinding.warning(
                            ProviderAspect.SSO_URL, "There is no ssoUrl: users can sign in from the provider only.")
                    : ProviderFinding.problem(
                            ProviderAspect.SSO_URL, "There is no ssoUrl: users cannot be sent there.");
        }
        return url.value().startsWith("https://")
                ? ProviderFinding.ok(ProviderAspect.SSO_URL, "Users are sent to an address with TLS.")
                : ProviderFinding.warning(ProviderAspect.SSO_URL, "Users are sent to an address without TLS.");
    }

    private ProviderFinding certificate(IdentityProvider provider) {
        // A SAML provider without a certificate has one that cannot be read.
        ProviderCertificate certificate =
                Objects.requireNonNull(certificates.view(provider).certificate());
        String detail = certificate.detail() == null ? "The certificate is valid." : certificate.detail();
        return switch (certificate.status()) {
            case VALID -> ProviderFinding.ok(ProviderAspect.CERTIFICATE, detail);
            case EXPIRING -> ProviderFinding.warning(ProviderAspect.CERTIFICATE, detail);
            case EXPIRED, NOT_YET_VALID, UNREADABLE -> ProviderFinding.problem(ProviderAspect.CERTIFICATE, detail);
        };
    }
}
