package org.landlord.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
                "https://vault.example:8200/v1/kv/data/deploy",
                "vault:kv/deploy#key",
                "vault://kv/deploy?key=token&secret=deploy",
                "https://vault.example/ui?secret=deploy-token",
                "https://deploy:${PASSWORD}@vault.example/",
                "https://deploy:****@vault.example/",
                "https://deploy:<password>@vault.example/",
                "git+ssh://git@host.example:22/acme/app.git",
                "https://vault.example/v1?login_hint=ada:b@example.com",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "op://acme/deploy/token",
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
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
                "https://user:hunter2@vault.example/x",
                "redis://:hunter2@cache.example:6379/0",
                "the old one: postgres://app:p%40ss@db.example/app"
            })
    void valuesOfSecretsAreRefusedAndNotRepeated(String secret) {
        assertThatThrownBy(() -> new Reference(secret))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("must not contain a secret: this looks like a")
                .message()
                .doesNotContain(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user@id.example",
                "HTTPS://user@id.example:8443",
                "https://a@b@id.example/",
                "https://us%2Fer@[::1]/",
                "//user@id.example/realm"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://token@vault.example/x",
                "//token@vault.example/x",
                "https://vault.example/x?token=abc",
                "https://vault.example/x?a=b&Access_Token=abc#c",
                "https://vault.example/#id_token=abc",
                "s3://bucket/x?X-Amz-Signature=abc",
                "https://blob.example/x?sv=1&sig=abc%3D",
                "vault.example/v1/kv?token=abc",
                "localhost:8200/v1/kv?token=abc",
                "?X-Vault-Token=hvs.CAESIJ",
                "vault:kv/deploy?X-Vault-Token=hvs.CAESIJ"
            })
    void givenAUrlThatLetsInWhoeverReadsIt_thenItHasCredentials(String url) {
        assertThat(new Reference(url).hasCredentials()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server=h;User Id=u;Password=x",
                "Server=h; Uid = u; Pwd = hunter2",
                "host=h user=u password=hunter2",
                "host=h,port=1,passwd='hunter2'",
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b64==;EndpointSuffix=core.windows.net",
                "Endpoint=sb://h/;SharedAccessKeyName=Root;SharedAccessKey=b64=",
                "BlobEndpoint=https://h/;SharedAccessSignature=sv=1&sig=b64",
                "password=hunter2",
                "password: hunter2",
                "PASSWORD=hunter2",
                "DB_PASSWORD=hunter2",
                "export PGPASSWORD=hunter2",
                "spring.datasource.password=hunter2",
                "aws_secret_access_key = wJalrXUtnFEMI",
                "{\"user\":\"u\",\"password\":\"hunter2\"}",
                "{\"password\": \"hunter2\"}",
                "token=abc",
                "X-Vault-Token: hvs.CAESIJ",
                "Authorization: Bearer abc",
                "user:hunter2@host.example/x",
                "user:hunter2@host/x",
                "user:hunter2@localhost",
                "user:hunter2@10.0.0.1",
                "user:hunter2@cache:6379",
                "user:hunter2@[::1]:6379",
                "jdbc:oracle:thin:scott/tiger@//host:1521/x",
                "jdbc:oracle:oci:scott/tiger@tns",
                "scott/tiger@//host:1521/x",
                "jdbc:postgresql://h/db?user=u&password=hunter2",
                "jdbc:sqlserver://h:1433;user=u;password=hunter2"
            })
    void givenWhatPeoplePasteToConnect_thenItHasCredentials(String pasted) {
        assertThat(new Reference(pasted).hasCredentials()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Server=h;User Id=u;Password=${PASSWORD}",
                "Server=h;User Id=u;Password=#{PASSWORD}",
                "Server=h;User Id=u;Password=%DB_PASSWORD%;",
                "Server=h;User Id=u;Password=***;Encrypt=true",
                "Server=h;User Id=u;Password=xxx",
                "Server=h;User Id=u;Password=",
                "password={{ password }}",
                "password: <password>",
                "user:${PASSWORD}@host.example/x",
                "jdbc:oracle:thin:@//host:1521/x",
                "jdbc:oracle:thin:scott/${PASSWORD}@//host:1521/x",
                "Endpoint=sb://h/;SharedAccessKeyName=Root",
                "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db/password-AbCdEf:password::",
                "arn:aws:ssm:eu-central-1:123456789012:parameter/db/password",
                "urn:acme:secret:password",
                "urn:okta:acme@example.com",
                "mailto:ada@example.com",
                "acct:ada@example.com",
                "git@github.com:org/repo",
                "git@github.com:org/repo.git//path?ref=main",
                "ssh://git@host/acme/app.git",
                "ssh:git@host.example/x",
                "env:DB_PASSWORD",
                "env:NAME",
                "kv/db#password",
                "kv/db?field=password",
                "secret/data/db?version=3",
                "-field=password secret/db",
                "vault:kv/db@3",
                "gcp:deploy-token@latest",
                "aws:prod-db@1.2",
                "app:1.2@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "registry.example:5000/app:1.2@sha256:9f86d081884c7d659a2feaa0c55ad015",
                "keychain:login/ada@example.com",
                "name=password,version=3",
                "secretName=db,secretKey=password",
                "user=app;password=env:DB_PASSWORD",
                "@Microsoft.KeyVault(SecretUri=https://a.vault.azure.net/secrets/password/)",
                "https://a.vault.azure.net/secrets/password/0123456789abcdef",
                "projects/acme/secrets/db-password/versions/latest",
                "op://acme/db/password",
                "550e8400-e29b-41d4-a716-446655440000",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
                "k8s://prod/secrets/db?key=password"
            })
    void givenAReferenceOrAPlaceholder_thenItHasNone(String reference) {
        assertThat(new Reference(reference).hasCredentials()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a.", "a:", "a@", "a=", "password ", "password=;", ";", "a/", "jdbc:oracle:thin:a/", "1."})
    @Timeout(120) // a guard against hanging: in quadratic time this takes hours
    void lookingForCredentialsTakesLinearTime(String almost) {
        String text = almost.repeat(1_000_000 / almost.length());

        assertThat(Credentials.foundIn(text)).isFalse();
        assertThat(Credentials.foundIn(text + " token=a")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://vault.example/x?token=${TOKEN}",
                "https://vault.example/x?token=***",
                "https://vault.example/x?token=",
                "https://vault.example/x?key=deploy&secret=a",
                "https://vault.example/token=abc",
                "ssh://git@host.example/acme/app.git",
                "vault:kv/deploy?token=abc",
                "arn:aws:secretsmanager:eu-central-1:123456789012:secret:deploy-token",
                "ada@example.com"
            })
    void givenAnAddressThatOnlySaysWhere_thenItHasNone(String url) {
        assertThat(new Reference(url).hasCredentials()).isFalse();
    }

    @Test
    void whatLetsInWhoeverReadsItIsRefusedWhereItIsShown_andWhoComesInWhereNobodyDoes() {
        Reference user = new Reference("ssh://git@host.example/x");
        Reference password = new Reference("Server=h;Password=hunter2");

        assertThat(user.requireNoCredentials()).isSameAs(user);
        assertThat(new Reference("https://id.example").requireNoUser().value()).isEqualTo("https://id.example");
        for (ThrowingCallable refused : List.<ThrowingCallable>of(
                user::requireNoUser, password::requireNoUser, password::requireNoCredentials)) {
            assertThatThrownBy(refused)
                    .isInstanceOf(InvalidInput.class)
                    .hasMessage("must not contain a user name, a password or a token");
        }
    }

    @Test
    void aReferenceHas1To2048Characters() {
        assertThat(new Reference("x".repeat(2048)).value()).hasSize(2048);
        assertThatThrownBy(() -> new Reference("x".repeat(2049))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Reference(" ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Reference("a\nb")).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eyJ", "eyJa-", "eyJaaaa.", "-----BEGIN ", "AKIA", "xoxb-", "://", "://a:", "a@", "?token="})
    @Timeout(120) // a guard against hanging: in quadratic time this takes hours
    void lookingForSecretsTakesLinearTime(String almost) {
        assertThatThrownBy(() -> new Reference(almost.repeat(1_000_000 / almost.length())))
                .isInstanceOf(InvalidInput.class);
    }
}
