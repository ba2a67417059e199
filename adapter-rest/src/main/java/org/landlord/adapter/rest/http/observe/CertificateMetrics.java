package org.landlord.adapter.rest.http.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.landlord.domain.identity.CertificateStatus;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.port.in.identity.CertificateReport;
import org.landlord.port.in.identity.IdentityProviderView;

/// Gauges of the certificates of active SAML providers, as of the last report: their number by status, and
/// when they expire. With a setting, each provider has its own series: those that expire first, at most
/// [org.landlord.port.in.identity.IdentityMaintenance#MAX_SOONEST].
@Singleton
public class CertificateMetrics {

    private static final String PROVIDER = "provider";

    private final boolean byOrganization;
    private final MultiGauge counts;
    private final MultiGauge expiry;

    /// @param byOrganization true for a series of each provider; false for the first expiry of all of them
    CertificateMetrics(
            MeterRegistry registry,
            @ConfigProperty(name = "landlord.metrics-by-organization", defaultValue = "false") boolean byOrganization) {
        this.byOrganization = byOrganization;
        this.counts = MultiGauge.builder("landlord.identity.provider.certificates")
                .description("Active SAML providers by the status of their certificate.")
                .register(registry);
        this.expiry = MultiGauge.builder("landlord.identity.provider.certificate.expiry.timestamp")
                .description("When the certificate of an active SAML provider expires, as Unix time.")
                .baseUnit("seconds")
                .register(registry);
    }

    void update(@Observes CertificateReport report) {
        counts.register(
                Arrays.stream(CertificateStatus.values())
                        .<MultiGauge.Row<?>>map(status -> MultiGauge.Row.of(
                                Tags.of("status", status.label()),
                                report.counts().getOrDefault(status, 0)))
                        .toList(),
                true);
        List<IdentityProviderView> soonest = report.soonest();
        expiry.register(
                soonest.stream()
                        .limit(byOrganization ? soonest.size() : 1)
                        .<MultiGauge.Row<?>>map(view -> MultiGauge.Row.of(tags(view), expiry(view)))
                        .toList(),
                true);
    }

    private Tags tags(IdentityProviderView view) {
        return byOrganization
                ? Tags.of(
                        UsageMetrics.ORG,
                        view.provider().orgId().value(),
                        PROVIDER,
                        view.provider().providerId().value())
                : Tags.empty();
    }

    private static long expiry(IdentityProviderView view) {
        ProviderCertificate certificate = Objects.requireNonNull(view.certificate());
        Instant end = Objects.requireNonNull(certificate.notAfter());
        return end.getEpochSecond();
    }
}
