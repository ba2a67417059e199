package org.landlord.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.landlord.domain.identity.CertificateStatus;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.port.contracts.in.identity.SampleCertificates;
import org.landlord.port.in.identity.CertificateReport;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.PutIdentityProvider;

/// The clock starts at 2026-11-22T15:04:05.123Z, 39 days before the certificate `SOON` expires.
class IdentityMaintenanceTest extends ProviderWorld {

    @Test
    void givenACertificate_whenItsEndComesNear_thenThereIsOneWarningAt30And7And1DaysAndOneAtTheEnd() {
        put("idp", "active", SampleCertificates.SOON);

        assertThat(warningsAfterDays(0)).isEmpty();
        assertThat(warningsAfterDays(9)).isEmpty();
        assertThat(warningsAfterDays(1))
                .containsExactly("The certificate expires at 2027-01-01T00:00:00.000Z, in 29 days.");
        assertThat(warningsAfterDays(1)).isEmpty();
        assertThat(warningsAfterDays(22))
                .containsExactly("The certificate expires at 2027-01-01T00:00:00.000Z, in 6 days.");
        assertThat(warningsAfterDays(1)).isEmpty();
        assertThat(warningsAfterDays(5))
                .containsExactly("The certificate expires at 2027-01-01T00:00:00.000Z, in 8 hours.");
        assertThat(warningsAfterDays(1))
                .containsExactly("The certificate expired at 2027-01-01T00:00:00.000Z: sign-in is refused.");
        assertThat(warningsAfterDays(1)).isEmpty();
    }

    @Test
    void givenAChangedProvider_whenItsCertificateExpiresSoon_thenThereIsAWarningAgain() {
        machine.pass(Duration.ofDays(20));
        put("idp", "active", SampleCertificates.SOON);
        assertThat(warningsAfterDays(0)).hasSize(1);
        assertThat(warningsAfterDays(1)).isEmpty();

        machine.pass(Duration.ofSeconds(1));
        put("idp", "active", SampleCertificates.OLD);

        assertThat(warningsAfterDays(0)).hasSize(1);
    }

    @Test
    void givenProvidersOfAllKinds_thenTheReportCountsThoseThatAreActiveAndHasTheSoonestFirst() {
        put("a-long", "active", SampleCertificates.LONG);
        put("b-old", "active", SampleCertificates.OLD);
        put("c-soon", "active", SampleCertificates.SOON);
        put("d-none", "active", "no certificate");
        put("e-off", "off", SampleCertificates.OLD);

        CertificateReport report = landlord.identityMaintenance().checkCertificates();

        assertThat(report.counts())
                .isEqualTo(Map.of(
                        CertificateStatus.VALID, 2, CertificateStatus.EXPIRED, 1, CertificateStatus.UNREADABLE, 1));
        assertThat(report.soonest())
                .extracting(view -> view.provider().providerId().value())
                .containsExactly("b-old", "c-soon", "a-long");
    }

    @Test
    void givenACertificateInAFile_whenTheFileIsReplaced_thenTheNextAnswerHasTheNewOne() {
        IdentityProviderSettings settings = new IdentityProviderSettings(
                ProviderType.SAML,
                new Reference("https://id.example"),
                null,
                new Reference("file:okta.pem"),
                null,
                null,
                null,
                Metadata.empty());
        ProviderId idp = new ProviderId("idp");
        landlord.identityProviders().put(CALLER, new PutIdentityProvider(ORG, idp, settings, Precondition.none()));

        machine.certificateFile(ORG, "okta.pem", SampleCertificates.OLD);
        assertThat(status(idp)).isEqualTo(CertificateStatus.EXPIRED);
        machine.certificateFile(ORG, "okta.pem", "Issued by Acme" + "\n" + SampleCertificates.LONG);
        assertThat(status(idp)).isEqualTo(CertificateStatus.VALID);
    }

    private CertificateStatus status(ProviderId idp) {
        return Objects.requireNonNull(
                        landlord.identityProviders().get(CALLER, ORG, idp).certificate())
                .status();
    }

    private List<String> warningsAfterDays(int days) {
        machine.pass(Duration.ofDays(days));
        return landlord.identityMaintenance().checkCertificates().warnings().stream()
                .map(IdentityProviderView::certificate)
                .map(certificate ->
                        String.valueOf(Objects.requireNonNull(certificate).detail()))
                .toList();
    }

    private void put(String id, String status, String certificate) {
        IdentityProviderSettings settings = new IdentityProviderSettings(
                ProviderType.SAML,
                new Reference("https://id.example"),
                null,
                null,
                null,
                null,
                new Label(status),
                Metadata.of(Map.of("certificate", certificate)));
        landlord.identityProviders()
                .put(CALLER, new PutIdentityProvider(ORG, new ProviderId(id), settings, Precondition.none()));
    }
}
