package org.landlord.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.port.contracts.in.identity.SampleCertificates;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.PutIdentityProvider;
import org.landlord.port.in.identity.SamlProvider;

class SamlProvidersTest extends ProviderWorld {

    private static final ProviderId IDP = new ProviderId("idp");

    @Test
    void givenAnActiveSamlProvider_thenItIsFoundWithItsRulesAndTheCertificatesThatAreValid() {
        machine.certificateFile(ORG, "landlord.pem", "KEY " + SampleCertificates.LONG);
        put(
                ProviderType.SAML,
                "active",
                Map.of(
                        "certificate",
                        SampleCertificates.SOON + SampleCertificates.OLD,
                        "idpInitiated",
                        true,
                        "userIdClaim",
                        "uid",
                        "groupTeams",
                        Map.of("claim", "groups", "teams", Map.of()),
                        "decryptionKeyRef",
                        "file:landlord.pem"));

        SamlProvider provider = find().orElseThrow();

        assertThat(provider.certificates()).isEqualTo(SampleCertificates.in(SampleCertificates.SOON));
        assertThat(provider.entityId()).isEqualTo("landlord");
        assertThat(provider.issuer()).isEqualTo("https://id.example");
        assertThat(provider.idpInitiated()).isTrue();
        assertThat(provider.userIdAttribute()).isEqualTo("uid");
        assertThat(provider.groupsAttribute()).isEqualTo("groups");
        assertThat(provider.decryption())
                .isEqualTo(new SamlProvider.Decryption(
                        "KEY " + SampleCertificates.LONG,
                        SampleCertificates.in(SampleCertificates.LONG).getFirst()));
        assertThat(provider.toString()).doesNotContain("KEY");
    }

    @Test
    void givenAProviderThatIsNotActiveOrNotOfSamlOrOfADeletedOrganization_thenItIsNotFound() {
        put(ProviderType.SAML, "off", Map.of());
        assertThat(find()).isEmpty();
        put(ProviderType.OIDC, "active", Map.of());
        assertThat(find()).isEmpty();
        put(ProviderType.SAML, "active", Map.of());
        assertThat(find()).isPresent();

        landlord.organizations().delete(CALLER, ORG, Precondition.none());
        assertThat(find()).isEmpty();
    }

    private Optional<SamlProvider> find() {
        return landlord.samlProviders().find(ORG, IDP);
    }

    private void put(ProviderType type, String status, Map<String, ?> metadata) {
        IdentityProviderSettings settings = new IdentityProviderSettings(
                type,
                new Reference("https://id.example"),
                null,
                null,
                new Label("landlord"),
                null,
                new Label(status),
                Metadata.of(metadata));
        landlord.identityProviders().put(CALLER, new PutIdentityProvider(ORG, IDP, settings, Precondition.none()));
    }
}
