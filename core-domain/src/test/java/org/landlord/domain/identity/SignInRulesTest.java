package org.landlord.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.tenancy.OrgRole;

class SignInRulesTest {

    private static void assertRefused(String member, Object value, String pointer) {
        Metadata metadata = Metadata.of(Map.of(member, value));

        assertThatThrownBy(() -> SignInRules.of(metadata))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .extracting(Violation::pointer)
                                .containsExactly(pointer));
        assertThat(SignInRules.ofStored(metadata)).isEqualTo(SignInRules.of(Metadata.empty()));
    }

    @Test
    void givenMetadataWithoutRules_whenTheyAreRead_thenSignInCreatesNoMemberAndUsesTheStandardClaim() {
        SignInRules rules = SignInRules.of(Metadata.of(Map.of("region", "eu")));

        assertThat(rules).isEqualTo(new SignInRules(null, List.of(), null, null));
    }

    @Test
    void givenAllRules_whenTheyAreRead_thenDomainsAreInLowerCaseAndDistinct() {
        SignInRules rules = SignInRules.of(Metadata.of(Map.of(
                "jitRole", "auditor",
                "emailDomains", List.of("Acme.Example", "acme.example", "eu.acme.example"),
                "userIdClaim", "email",
                "clientSecretRef", "env:ACME_SECRET")));

        assertThat(rules)
                .isEqualTo(new SignInRules(
                        OrgRole.AUDITOR, List.of("acme.example", "eu.acme.example"), "email", "env:ACME_SECRET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "Owner", "boss", "", "admin "})
    void givenARoleThatSignInMustNotGrant_whenItIsRead_thenItIsRefused(String role) {
        assertRefused("jitRole", role, "/jitRole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme", "@acme.example", "ada@acme.example", "-a.example", "a..example", "", "*.example"})
    void givenATextThatIsNoDomain_whenItIsRead_thenItsIndexIsNamed(String domain) {
        assertRefused("emailDomains", Arrays.asList(domain), "/emailDomains/0");
    }

    @Test
    void givenTooManyDomainsOrNoList_whenTheyAreRead_thenTheyAreRefused() {
        assertRefused("emailDomains", Collections.nCopies(21, "acme.example"), "/emailDomains");
        assertRefused("emailDomains", "acme.example", "/emailDomains");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "env:", "env:A-B", "env:1A", "file:", "file:secret", "vault:a", "https://a/b"})
    void givenASecretOrAnotherLocation_whenItIsRead_thenItIsRefused(String ref) {
        assertRefused("clientSecretRef", ref, "/clientSecretRef");
    }

    @Test
    void givenValuesOfOtherTypes_whenTheyAreRead_thenTheyAreRefused() {
        assertRefused("jitRole", 7, "/jitRole");
        assertRefused("userIdClaim", List.of("email"), "/userIdClaim");
        assertRefused("userIdClaim", " ", "/userIdClaim");
        assertRefused("userIdClaim", "x".repeat(129), "/userIdClaim");
        assertRefused("clientSecretRef", true, "/clientSecretRef");
        assertRefused("emailDomains", List.of(7), "/emailDomains/0");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ada@acme.example, acme.example",
                "Ada.L+x@ACME.Example, acme.example",
                "'ada@home@acme.example ', acme.example",
                "acme.example, -",
                "@acme.example, -",
                "ada@acme, -",
                "'', -"
            })
    void givenAText_whenItIsAnAddress_thenItsDomainIsFound(String address, @Nullable String domain) {
        assertThat(SignInRules.domainOf(address)).isEqualTo(domain);
    }
}
