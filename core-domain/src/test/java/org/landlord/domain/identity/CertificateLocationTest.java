package org.landlord.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.tenancy.OrgId;

class CertificateLocationTest {

    @Test
    void givenAReference_thenItsSchemeSelectsAFileOrAVariable() {
        assertThat(of("file:/etc/certificates/okta.pem", Map.of()))
                .isEqualTo(new CertificateLocation.InFile("/etc/certificates/okta.pem"));
        assertThat(of("file:///etc/okta.pem", Map.of())).isEqualTo(new CertificateLocation.InFile("/etc/okta.pem"));
        assertThat(of("file:okta.pem", Map.of())).isEqualTo(new CertificateLocation.InFile("okta.pem"));
        assertThat(of("env:OKTA", Map.of())).isEqualTo(new CertificateLocation.InVariable("OKTA"));
        assertThat(of("okta.pem", Map.of())).isInstanceOf(CertificateLocation.Unknown.class);
        assertThat(of("https://id.example/cert", Map.of())).isInstanceOf(CertificateLocation.Unknown.class);
    }

    @Test
    void givenNoReference_thenTheMetadataHasOneCertificateOrSeveral() {
        assertThat(of(null, Map.of("certificate", "a"))).isEqualTo(new CertificateLocation.Inline(List.of("a")));
        assertThat(of(null, Map.of("certificate", List.of("a", "b"))))
                .isEqualTo(new CertificateLocation.Inline(List.of("a", "b")));
        assertThat(of(null, Map.of("certificate", List.of()))).isInstanceOf(CertificateLocation.Unknown.class);
        assertThat(of(null, Map.of("certificate", List.of(1)))).isInstanceOf(CertificateLocation.Unknown.class);
        assertThat(of(null, Map.of())).isInstanceOf(CertificateLocation.Unknown.class);
    }

    @Test
    void givenAReferenceAndMetadata_thenTheReferenceCounts() {
        assertThat(of("env:OKTA", Map.of("certificate", "a"))).isEqualTo(new CertificateLocation.InVariable("OKTA"));
    }

    @Test
    void givenAnOidcProvider_thenItHasNoLocation() {
        assertThat(CertificateLocation.of(provider(ProviderType.OIDC, "env:OKTA", Map.of())))
                .isEmpty();
    }

    private static CertificateLocation of(@Nullable String reference, Map<String, ?> metadata) {
        return CertificateLocation.of(provider(ProviderType.SAML, reference, metadata))
                .orElseThrow();
    }

    private static IdentityProvider provider(ProviderType type, @Nullable String reference, Map<String, ?> metadata) {
        return new IdentityProvider(
                new OrgId("org"),
                new ProviderId("idp"),
                type,
                new Reference("https://id.example"),
                null,
                reference == null ? null : new Reference(reference),
                null,
                null,
                IdentityProvider.DEFAULT_STATUS,
                Metadata.of(metadata),
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
