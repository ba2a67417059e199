package org.landlord.application.identity;

import java.util.Optional;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Scope;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.identity.GroupMapping;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.identity.SamlRules;
import org.landlord.domain.identity.SignInRules;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.identity.SamlProvider;
import org.landlord.port.in.identity.SamlProviders;

/// SAML providers with their certificates, which are read outside of units of work.
public final class SamlProviderUseCase implements SamlProviders {

    private final UseCaseContext ports;
    private final ProviderCertificates certificates;

    public SamlProviderUseCase(UseCaseContext ports, ProviderCertificates certificates) {
        this.ports = ports;
        this.certificates = certificates;
    }

    @Override
    public Optional<SamlProvider> find(OrgId orgId, ProviderId providerId) {
        return ports.gate()
                .withoutAuthorization()
                .read(
                        new Scope.Org(orgId),
                        stores -> stores.identityProviders()
                                .find(orgId, providerId)
                                .filter(provider -> provider.type() == ProviderType.SAML && provider.isActive())
                                .filter(_ -> stores.organizations().find(orgId).isPresent()))
                .map(this::trusted);
    }

    private SamlProvider trusted(IdentityProvider provider) {
        SamlRules rules = SamlRules.ofStored(provider.metadata());
        CertificateLocation.InFile key = rules.decryptionKey();
        Reference ssoUrl = provider.ssoUrl();
        Label entityId = provider.clientId();
        return new SamlProvider(
                provider.orgId(),
                provider.providerId(),
                provider.version(),
                provider.issuer().value(),
                ssoUrl == null ? null : ssoUrl.value(),
                entityId == null ? null : entityId.value(),
                certificates.trusted(provider),
                rules.idpInitiated(),
                key == null ? null : certificates.decryption(provider.orgId(), key),
                SignInRules.ofStored(provider.metadata()).userIdClaim(),
                GroupMapping.ofStored(provider.metadata()).claim());
    }
}
