package org.landlord.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.diagnostics.Outcome;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.identity.ProviderTest;
import org.landlord.domain.identity.ProviderType;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.shared.Reference;
import org.landlord.port.contracts.in.identity.SampleCertificates;
import org.landlord.port.in.identity.IdentityProviderSettings;
import org.landlord.port.in.identity.PutIdentityProvider;

class ProviderTestsTest extends ProviderWorld {

    private static final ProviderId IDP = new ProviderId("idp");

    @Test
    void givenACompleteSamlProvider_whenItIsTested_thenNothingIsWrong() {
        machine.certificateFile(ORG, "landlord.pem", "KEY " + SampleCertificates.LONG);
        put(
                ProviderType.SAML,
                "active",
                "https://id.example/sso",
                "landlord",
                Map.of("certificate", SampleCertificates.LONG, "decryptionKeyRef", "file:landlord.pem"));

        assertThat(findings(Outcome.OK))
                .containsExactly(
                        "status ok The provider is active.",
                        "clientId ok The client id is the audience of assertions.",
                        "ssoUrl ok Users are sent to an address with TLS.",
                        "certificate ok The certificate is valid.",
                        "decryptionKeyRef ok The key and its certificate can be read.");
    }

    @Test
    void givenASamlProviderWithoutItsParts_whenItIsTested_thenEachIsAProblem() {
        put(ProviderType.SAML, "draft", null, null, Map.of("decryptionKeyRef", "file:none.pem"));

        assertThat(findings(Outcome.PROBLEM))
                .containsExactly(
                        "status problem The status is 'draft': only providers with the status 'active' are used.",
                        "clientId problem There is no client id: assertions must have it as audience.",
                        "ssoUrl problem There is no ssoUrl: users cannot be sent there.",
                        "certificate problem The certificate cannot be read: no certificate is configured: set certificateRef,"
                                + " or certificate in metadata.",
                        "decryptionKeyRef problem The file has no readable key, or no certificate: every assertion is"
                                + " rejected.");
    }

    @Test
    void givenASamlProviderOfTheProviderAlone_whenItIsTested_thenItsAddressAndCertificateAreWarnings() {
        put(
                ProviderType.SAML,
                "active",
                null,
                "landlord",
                Map.of("certificate", SampleCertificates.OLD, "idpInitiated", true));

        assertThat(findings(Outcome.PROBLEM))
                .contains("ssoUrl warning There is no ssoUrl: users can sign in from the provider only.")
                .anyMatch(finding -> finding.startsWith("certificate problem The certificate expired at 2021-01-01"));

        put(
                ProviderType.SAML,
                "active",
                "http://id.example/sso",
                "landlord",
                Map.of("certificate", SampleCertificates.SOON));
        machine.pass(Duration.ofDays(20));
        assertThat(findings(Outcome.WARNING))
                .contains("ssoUrl warning Users are sent to an address without TLS.")
                .anyMatch(finding -> finding.startsWith("certificate warning The certificate expires at 2027-01-01"));
    }

    @Test
    void givenAnOpenIdProviderInAProcessWithoutNetwork_whenItIsTested_thenItsDocumentsAreSkipped() {
        put(ProviderType.OIDC, "active", null, null, Map.of());

        assertThat(findings(Outcome.PROBLEM))
                .containsExactly(
                        "status ok The provider is active.",
                        "clientId problem There is no client id and no audience: nobody can sign in.",
                        "issuer skipped The provider was not called: a server does that (--server).");

        put(ProviderType.OIDC, "active", null, "landlord", Map.of());
        assertThat(findings(Outcome.SKIPPED)).contains("clientId ok The client id is set.");
    }

    private List<String> findings(Outcome outcome) {
        ProviderTest test = landlord.identityProviders().test(CALLER, ORG, IDP);
        assertThat(test.outcome()).isEqualTo(outcome);
        return test.findings().stream()
                .map(finding ->
                        finding.aspect().label() + " " + finding.outcome().label() + " " + finding.detail())
                .toList();
    }

    private void put(
            ProviderType type,
            String status,
            @Nullable String ssoUrl,
            @Nullable String clientId,
            Map<String, ?> metadata) {
        IdentityProviderSettings settings = new IdentityProviderSettings(
                type,
                new Reference("https://id.example"),
                ssoUrl == null ? null : new Reference(ssoUrl),
                null,
                clientId == null ? null : new Label(clientId),
                null,
                new Label(status),
                Metadata.of(metadata));
        landlord.identityProviders().put(CALLER, new PutIdentityProvider(ORG, IDP, settings, Precondition.none()));
    }
}
