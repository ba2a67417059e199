package org.landlord.application.identity;

import java.util.List;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.SigningCertificate;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.Page;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.SamlProvider;
import org.landlord.port.out.Clock;
import org.landlord.port.out.identity.CertificateReading;
import org.landlord.port.out.identity.CertificateSource;

/// The signing certificates of identity providers. They are read each time, so that a renewed file is used at
/// once.
public final class ProviderCertificates {

    private final CertificateSource source;
    private final Clock clock;

    public ProviderCertificates(CertificateSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /// The certificates of a SAML provider whose signatures are accepted now.
    List<SigningCertificate> trusted(IdentityProvider provider) {
        return CertificateLocation.of(provider)
                .map(location -> certificates(provider.orgId(), location))
                .orElse(List.of())
                .stream()
                .filter(certificate -> certificate.isValid(clock.now()))
                .toList();
    }

    private List<SigningCertificate> certificates(OrgId orgId, CertificateLocation location) {
        return switch (source.read(orgId, location)) {
            case CertificateReading.Read(List<SigningCertificate> certificates) -> certificates;
            case CertificateReading.Unreadable _ -> List.of();
        };
    }

    /// The key of Landlord with which a provider's assertions are decrypted.
    SamlProvider.Decryption decryption(OrgId orgId, CertificateLocation.InFile file) {
        List<SigningCertificate> own = certificates(orgId, file);
        return new SamlProvider.Decryption(
                source.readKeyFile(orgId, file).orElse(null), own.isEmpty() ? null : own.getFirst());
    }

    IdentityProviderView view(IdentityProvider provider) {
        return new IdentityProviderView(
                provider,
                CertificateLocation.of(provider)
                        .map(location -> state(source.read(provider.orgId(), location)))
                        .orElse(null));
    }

    private ProviderCertificate state(CertificateReading reading) {
        return switch (reading) {
            case CertificateReading.Read(List<SigningCertificate> certificates) ->
                ProviderCertificate.of(certificates, clock.now());
            case CertificateReading.Unreadable(String reason) -> ProviderCertificate.unreadable(reason);
        };
    }

    Page<IdentityProviderView> views(Page<IdentityProvider> providers) {
        return new Page<>(providers.items().stream().map(this::view).toList(), providers.nextCursor());
    }
}
