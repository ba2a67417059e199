package org.landlord.application.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.tenancy.OrgId;
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

    /// The certificates of a SAML provider whose signatures are accepted now: those that are valid.
    ///
    /// @return empty if no certificate is valid or can be read
    public List<X509Certificate> trusted(IdentityProvider provider) {
        try {
            Optional<CertificateLocation> location = CertificateLocation.of(provider);
            return location.isEmpty()
                    ? List.of()
                    : read(provider.orgId(), location.get()).stream()
                            .filter(certificate -> ProviderCertificate.isValid(certificate, clock.now()))
                            .toList();
        } catch (CertificateText.Unreadable _) {
            return List.of();
        }
    }

    IdentityProviderView view(IdentityProvider provider) {
        return new IdentityProviderView(provider, certificate(provider));
    }

    private @Nullable ProviderCertificate certificate(IdentityProvider provider) {
        Optional<CertificateLocation> location = CertificateLocation.of(provider);
        if (location.isEmpty()) {
            return null;
        }
        try {
            return ProviderCertificate.of(read(provider.orgId(), location.get()), clock.now());
        } catch (CertificateText.Unreadable unreadable) {
            return ProviderCertificate.unreadable(unreadable.reason());
        }
    }

    Page<IdentityProviderView> views(Page<IdentityProvider> providers) {
        return new Page<>(providers.items().stream().map(this::view).toList(), providers.nextCursor());
    }

    private List<X509Certificate> read(OrgId orgId, CertificateLocation location) throws CertificateText.Unreadable {
        return switch (location) {
            case CertificateLocation.InFile file -> CertificateText.parse(List.of(text(source.read(orgId, file))));
            case CertificateLocation.InVariable variable -> CertificateText.parse(List.of(text(source.read(variable))));
            case CertificateLocation.Inline(List<String> texts) -> CertificateText.parse(texts);
            case CertificateLocation.Unknown(String reason) -> throw new CertificateText.Unreadable(reason);
        };
    }

    private static String text(CertificateReading reading) throws CertificateText.Unreadable {
        return switch (reading) {
            case CertificateReading.Read(String text) -> text;
            case CertificateReading.Unreadable(String reason) -> throw new CertificateText.Unreadable(reason);
        };
    }
}
