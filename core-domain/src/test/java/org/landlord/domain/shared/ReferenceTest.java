package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class ReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:acme/deploy-token-AbCdEf",
                "vault://identity/acme-okta-cert",
                "secret/data/team/ghp_",
                "projects/acme/secrets/xox/versions/latest",
                "https://id.example/saml?RelayState=abc",
                "urn:amazon:webservices",
                "1password://vault/sk_live/field",
                "kv/AKIA",
                "kv/xylophoxb-1",
                "kv/sk_test_4eC39HqLyjWDarjtT1zdp7dc",
                "eyJ.not.jwt",
                "-----BEGIN CERTIFICATE-----"
            })
    void addressesOfSecretsAreAccepted(String address) {
        assertThat(new Reference(" " + address + " ").value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg",
                "-----BEGIN EC PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----",
                "AKIAIOSFODNN7EXAMPLE",
                "vault/AKIAIOSFODNN7EXAMPLE",
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
                "xoxb-123456789012-abcdef",
                "xoxa-2-abcdef",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
            })
    void valuesOfSecretsAreRefusedAndNotRepeated(String secret) {
        assertThatThrownBy(() -> new Reference(secret))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("must not contain a secret, and this looks like a")
                .message()
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:pw@id.example/realm",
                "https://user@id.example",
                "HTTPS://user:pw@id.example:8443",
                "https://:pw@id.example",
                "https://a@b@id.example/",
                "https://us%2Fer:pw@[::1]/",
                "//user:pw@id.example/realm"
            })
    void givenAUrlThatSaysAsWhomToComeIn_thenItHasUserInfo(String url) {
        assertThat(new Reference(url).hasUserInfo()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.example/realm",
                "https://id.example/users/ada@example.com",
                "https://id.example?login_hint=ada@example.com",
                "https://id.example#@",
                "urn:okta:acme@example",
                "mailto:ada@example.com",
                "ada@example.com"
            })
    void givenAnAtSignElsewhere_thenItHasNoUserInfo(String reference) {
        assertThat(new Reference(reference).hasUserInfo()).isFalse();
    }

    @Test
    void aReferenceHas1To2048Characters() {
        assertThat(new Reference("x".repeat(2048)).value()).hasSize(2048);
        assertThatThrownBy(() -> new Reference("x".repeat(2049))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Reference(" ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Reference("a\nb")).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eyJ", "eyJa-", "eyJaaaa.", "-----BEGIN ", "AKIA", "xoxb-"})
    @Timeout(120) // a guard against hanging: in quadratic time this takes hours
    void lookingForSecretsTakesLinearTime(String almost) {
        assertThatThrownBy(() -> new Reference(almost.repeat(1_000_000 / almost.length())))
                .isInstanceOf(InvalidInput.class);
    }
}
