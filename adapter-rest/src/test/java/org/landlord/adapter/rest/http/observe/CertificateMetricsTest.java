package org.landlord.adapter.rest.http.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.identity.CertificateStatus;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.in.identity.CertificateReport;
import org.landlord.port.in.identity.IdentityProviderView;

class CertificateMetricsTest {

    private static final Instant SOON = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2027-12-01T00:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void givenNoTagOfOrganizations_thenTheFirstExpiryOfAllProvidersIsOneSeries() {
        CertificateMetrics metrics = new CertificateMetrics(registry, false);

        metrics.update(report(Map.of(CertificateStatus.VALID, 2), provider("a", SOON), provider("b", LATE)));

        assertThat(expiry()).extracting(Gauge::value).containsExactly((double) SOON.getEpochSecond());
        assertThat(count("valid")).isEqualTo(2);
        assertThat(count("expired")).isZero();
    }

    @Test
    void givenATagOfOrganizations_thenEachProviderHasASeries_andThoseThatAreGoneHaveNone() {
        CertificateMetrics metrics = new CertificateMetrics(registry, true);

        metrics.update(report(Map.of(CertificateStatus.VALID, 2), provider("a", SOON), provider("b", LATE)));
        assertThat(expiry())
                .extracting(gauge -> gauge.getId().getTag("provider"))
                .containsExactlyInAnyOrder("a", "b");
        assertThat(expiry()).extracting(gauge -> gauge.getId().getTag("org")).containsOnly("org");

        metrics.update(report(Map.of(CertificateStatus.EXPIRED, 1), provider("b", SOON)));
        assertThat(expiry()).extracting(Gauge::value).containsExactly((double) SOON.getEpochSecond());
        assertThat(count("valid")).isZero();
        assertThat(count("expired")).isEqualTo(1);
    }

    private Iterable<Gauge> expiry() {
        return registry.find("landlord.identity.provider.certificate.expiry.timestamp")
                .gauges();
    }

    private double count(String status) {
        return registry.get("landlord.identity.provider.certificates")
                .tag("status", status)
                .gauge()
                .value();
    }

    private static CertificateReport report(Map<CertificateStatus, Integer> counts, IdentityProviderView... views) {
        return new CertificateReport(counts, List.of(views), List.of(), 0);
    }

    private static IdentityProviderView provider(String id, @Nullable Instant notAfter) {
        IdentityProvider provider = new IdentityProvider(
                new OrgId("org"),
                new ProviderId(id),
                ProviderType.SAML,
                new Reference("https://id.example"),
                null,
                null,
                null,
                null,
                IdentityProvider.DEFAULT_STATUS,
                Metadata.empty(),
                Instant.EPOCH,
                Instant.EPOCH);
        return new IdentityProviderView(
                provider,
                new ProviderCertificate(CertificateStatus.VALID, "CN=a", "AB", Instant.EPOCH, notAfter, null));
    }
}
