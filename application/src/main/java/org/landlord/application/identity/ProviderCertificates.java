package org.landlord.application.identity;

import java.util.List;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.SigningCertificate;
import org.landlord.port.in.Page;
import org.landlord.port.in.identity.IdentityProviderView;
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
