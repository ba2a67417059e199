package org.landlord.port.contracts.in.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.identity.CertificateStatus;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderCertificate;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.in.InboundContract;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.IdentityProviderView;
import org.landlord.port.in.identity.IdentityProviders;
import org.landlord.port.in.identity.ListPlatformIdentityProviders;
import org.landlord.port.in.identity.PutIdentityProvider;

/// The contract of [IdentityProviders] on certificates of SAML providers.
public abstract class ProviderCertificatesContract extends InboundContract {

    private static final ProviderId IDP = new ProviderId("idp");

    @Test
    void given_a_certificate_in_the_metadata_then_every_answer_has_its_subject_its_fingerprint_and_its_validity() {
        OrgId orgId = newOrg().orgId();
        ProviderCertificate expected = new ProviderCertificate(
                CertificateStatus.VALID,
                "CN=long.example",
                "7C:8F:39:06:50:47:92:00:F3:7C:F2:0C:BA:4F:D7:63:CB:52:25:BC:25:F8:59:85:A2:8E:F6:F4:05:58:43:E3",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2100-01-01T00:00:00Z"),
                null);

        IdentityProviderView put = put(orgId, ProviderType.SAML, null, SampleCertificates.LONG);

        assertThat(put.certificate()).isEqualTo(expected);
        assertThat(providers().get(caller(), orgId, IDP)).isEqualTo(put);
        assertThat(all(page -> providers().list(caller(), orgId, null, page))).containsExactly(put);
    }

    @Test
    void given_an_expired_certificate_then_its_status_and_its_detail_say_so() {
        ProviderCertificate old = certificate(null, SampleCertificates.OLD);

        assertThat(old.status()).isEqualTo(CertificateStatus.EXPIRED);
        assertThat(old.detail()).isEqualTo("The certificate expired at 2021-01-01T00:00:00.000Z: sign-in is refused.");
    }

    @Test
    void given_an_old_and_a_new_certificate_then_the_one_that_is_valid_for_the_longest_time_counts() {
        assertThat(certificate(null, SampleCertificates.OLD + SampleCertificates.LONG)
                        .subject())
                .isEqualTo("CN=long.example");
        assertThat(certificate(null, List.of(SampleCertificates.LONG, SampleCertificates.FUTURE))
                        .subject())
                .isEqualTo("CN=long.example");
        assertThat(certificate(null, SampleCertificates.FUTURE).status()).isEqualTo(CertificateStatus.NOT_YET_VALID);
    }

    @Test
    void given_the_base64_of_saml_metadata_then_it_is_read_like_pem() {
        String base64 = SampleCertificates.LONG.replaceAll("-----[A-Z ]+-----", "");

        assertThat(certificate(null, base64)).isEqualTo(certificate(null, SampleCertificates.LONG));
    }

    @Test
    void given_no_readable_certificate_then_the_detail_says_why_without_content_of_a_file() {
        assertUnreadable(null, null, "no certificate is configured: set certificateRef, or certificate in metadata");
        assertUnreadable("vault://identity/cert", null, "certificateRef must begin with file: or env:");
        assertThat(certificate(null, "hello").status()).isEqualTo(CertificateStatus.UNREADABLE);
        assertUnreadable(null, 7, "certificate in metadata must be a text or a list of texts");
    }

    @Test
    void given_references_to_files_and_variables_that_the_operator_has_not_provided_then_existing_ones_are_not_told() {
        String missing = detail("file:/etc/no-such-file");
        assertThat(detail("file:/etc/passwd")).isEqualTo(missing).isNotNull();
        assertThat(detail("file:../../../../../../etc/passwd")).isEqualTo(missing);
        assertThat(detail("env:PATH")).isEqualTo(detail("env:NO_SUCH_VARIABLE")).isNotNull();
    }

    @Test
    void given_an_oidc_provider_then_it_has_no_certificate() {
        assertThat(put(newOrg().orgId(), ProviderType.OIDC, null, SampleCertificates.LONG)
                        .certificate())
                .isNull();
    }

    @Test
    void given_providers_of_several_organizations_then_the_platform_lists_those_whose_certificate_expires() {
        OrgId one = newOrg().orgId();
        OrgId other = newOrg().orgId();
        IdentityProviderView old = put(one, ProviderType.SAML, null, SampleCertificates.OLD);
        IdentityProviderView good = put(other, ProviderType.SAML, null, SampleCertificates.LONG);
        IdentityProviderView oidc = put(other, new ProviderId("oidc"), ProviderType.OIDC, null, null);
        IdentityProviderView unreadable = put(other, new ProviderId("unreadable"), ProviderType.SAML, null, null);

        assertThat(expiring(null, now())).contains(old, unreadable).doesNotContain(good, oidc);
        assertThat(expiring(null, Instant.parse("2100-02-01T00:00:00Z")))
                .contains(old, good, unreadable)
                .doesNotContain(oidc);
        assertThat(expiring(new Label("off"), now())).doesNotContain(old, good, oidc, unreadable);
        assertThat(expiring(IdentityProvider.DEFAULT_STATUS, null)).contains(old, good, oidc, unreadable);
    }

    /// Of all organizations of a shared storage.
    private List<IdentityProviderView> expiring(@Nullable Label status, @Nullable Instant before) {
        ListPlatformIdentityProviders query = new ListPlatformIdentityProviders(status, before);
        return all(page -> providers().listAll(caller(), query, page));
    }

    private void assertUnreadable(@Nullable String reference, @Nullable Object inline, String reason) {
        ProviderCertificate certificate = certificate(reference, inline);
        assertThat(certificate.status()).isEqualTo(CertificateStatus.UNREADABLE);
        assertThat(certificate.detail()).isEqualTo("The certificate cannot be read: " + reason + ".");
        assertThat(certificate.notAfter()).isNull();
    }

    private @Nullable String detail(String reference) {
        return certificate(reference, null).detail();
    }

    private ProviderCertificate certificate(@Nullable String reference, @Nullable Object inline) {
        return Objects.requireNonNull(
                put(newOrg().orgId(), ProviderType.SAML, reference, inline).certificate());
    }

    private IdentityProviderView put(
            OrgId orgId, ProviderType type, @Nullable String reference, @Nullable Object inline) {
        return put(orgId, IDP, type, reference, inline);
    }

    private IdentityProviderView put(
            OrgId orgId,
            ProviderId providerId,
            ProviderType type,
            @Nullable String reference,
            @Nullable Object inline) {
        IdentityProviderSettings settings = new IdentityProviderSettings(
                type,
                new Reference("https://id.example"),
                null,
                reference == null ? null : new Reference(reference),
                null,
                null,
                null,
                inline == null ? Metadata.empty() : Metadata.of(Map.of("certificate", inline)));
        return providers()
                .put(caller(), new PutIdentityProvider(orgId, providerId, settings, NONE))
                .value();
    }

    private IdentityProviders providers() {
        return landlord().identityProviders();
    }
}
