package org.landlord.application.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.identity.CertificateStatus;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.AsStored;
import org.landlord.port.in.identity.CertificateReport;
import org.landlord.port.in.identity.IdentityMaintenance;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.out.identity.ProviderPosition;

/// Watches the certificates of identity providers.
public final class IdentityMaintenanceUseCase implements IdentityMaintenance {

    /// Providers of a unit of work. Certificates are read between units.
    private static final int SLICE = 500;

    private static final Comparator<IdentityProviderView> LAST_FIRST =
            Comparator.comparing(IdentityMaintenanceUseCase::end).reversed();

    private final UseCaseContext ports;
    private final ProviderCertificates certificates;
    private @Nullable Instant lastCheck;

    public IdentityMaintenanceUseCase(UseCaseContext ports, ProviderCertificates certificates) {
        this.ports = ports;
        this.certificates = certificates;
    }

    @Override
    public CertificateReport checkCertificates() {
        Instant now = ports.clock().now();
        Found found = new Found(lastCheck, now);
        List<IdentityProvider> slice = slice(null);
        while (!slice.isEmpty()) {
            slice.forEach(provider -> found.add(certificates.view(provider)));
            slice = slice.size() < SLICE ? List.of() : slice(ProviderPosition.of(slice.getLast()));
        }
        lastCheck = now;
        return found.report();
    }

    private List<IdentityProvider> slice(@Nullable ProviderPosition after) {
        return AsStored.read(() -> ports.gate()
                .withoutAuthorization()
                .read(stores -> stores.identityProviders()
                        .listAll(ProviderType.SAML, IdentityProvider.DEFAULT_STATUS, after, SLICE)));
    }

    private static Instant end(IdentityProviderView view) {
        ProviderCertificate certificate = view.certificate();
        Instant end = certificate == null ? null : certificate.notAfter();
        return end == null ? Instant.MAX : end;
    }

    /// What a check has found so far.
    private static final class Found {

        private final @Nullable Instant since;
        private final Instant now;
        private final Map<CertificateStatus, Integer> counts = new EnumMap<>(CertificateStatus.class);
        private final PriorityQueue<IdentityProviderView> soonest = new PriorityQueue<>(LAST_FIRST);
        private final List<IdentityProviderView> warnings = new ArrayList<>();
        private int furtherWarnings;

        Found(@Nullable Instant since, Instant now) {
            this.since = since;
            this.now = now;
        }

        void add(IdentityProviderView view) {
            ProviderCertificate certificate = view.certificate();
            if (certificate == null) {
                return;
            }
            counts.merge(certificate.status(), 1, Integer::sum);
            if (certificate.notAfter() != null) {
                soonest.add(view);
                if (soonest.size() > MAX_SOONEST) {
                    soonest.remove();
                }
            }
            if (certificate.warningReached(sinceFor(view.provider()), now).isEmpty()) {
                return;
            }
            if (warnings.size() < MAX_WARNINGS) {
                warnings.add(view);
            } else {
                furtherWarnings++;
            }
        }

        /// The certificate of a provider that was changed may be a new one.
        private @Nullable Instant sinceFor(IdentityProvider provider) {
            Instant before = since;
            return before == null || provider.updatedAt().isAfter(before) ? null : before;
        }

        CertificateReport report() {
            return new CertificateReport(
                    counts, soonest.stream().sorted(LAST_FIRST.reversed()).toList(), warnings, furtherWarnings);
        }
    }
}
