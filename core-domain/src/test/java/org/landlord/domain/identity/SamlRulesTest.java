package org.landlord.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.Metadata;

class SamlRulesTest {

    @Test
    void givenNoRules_thenTheProviderMaySendNothingWithoutARequestAndDoesNotEncrypt() {
        assertThat(SamlRules.of(Metadata.empty())).isEqualTo(new SamlRules(false, null));
    }

    @Test
    void givenRules_thenTheyAreRead() {
        Metadata metadata = Metadata.of(Map.of("idpInitiated", true, "decryptionKeyRef", "file:landlord.pem"));

        assertThat(SamlRules.of(metadata))
                .isEqualTo(new SamlRules(true, new CertificateLocation.InFile("landlord.pem")));
        assertThat(SamlRules.ofStored(metadata)).isEqualTo(SamlRules.of(metadata));
    }

    @Test
    void givenMalformedRules_thenEachIsNamed_andStoredOnesPermitNothing() {
        Metadata metadata = Metadata.of(Map.of("idpInitiated", "yes", "decryptionKeyRef", "env:KEY"));

        assertThatThrownBy(() -> SamlRules.of(metadata))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::pointer)
                                .containsExactlyInAnyOrder("/idpInitiated", "/decryptionKeyRef"));
        assertThat(SamlRules.ofStored(metadata))
                .as("a file that does not exist: unencrypted assertions are not accepted instead")
                .isEqualTo(new SamlRules(false, new CertificateLocation.InFile("")));
    }
}
