package org.landlord.domain.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landlord.domain.failure.InvalidInput;

class SecretHashTest {

    private static final ApiKeyToken TOKEN =
            ApiKeyToken.of(new KeyId("key_01jdzzzzzzzzzzzzzzzzzzzzzz"), "aB3".repeat(14) + "x");

    @Test
    void givenAToken_whenItsSecretIsHashed_thenThatIsItsSha256InHexadecimalDigits() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(TOKEN.secret().getBytes(StandardCharsets.UTF_8));

        assertThat(SecretHash.of(TOKEN).hex()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(new SecretHash(HexFormat.of().formatHex(digest)).fits(TOKEN)).isTrue();
    }

    @Test
    void givenAHash_whenAnyOneOfItsDigitsIsAnother_thenTheTokenDoesNotFit() {
        String hex = SecretHash.of(TOKEN).hex();

        for (int i = 0; i < hex.length(); i++) {
            char other = hex.charAt(i) == '0' ? '1' : '0';
            String changed = hex.substring(0, i) + other + hex.substring(i + 1);
            assertThat(new SecretHash(changed).fits(TOKEN)).as("digit " + i).isFalse();
        }
    }

    @Test
    void givenTheSecretOfOneKey_whenAnotherKeyHasTheSameRandomDigits_thenTheirHashesDiffer() {
        ApiKeyToken sameDigits = ApiKeyToken.of(new KeyId("key_01jdzzzzzzzzzzzzzzzzzzzzz0"), "aB3".repeat(14) + "x");

        assertThat(SecretHash.of(TOKEN).fits(sameDigits)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550",
                "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
                "g3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
            })
    void givenWhatIsNoSha256_whenItIsRead_thenItIsRefused(String hex) {
        assertThatThrownBy(() -> new SecretHash(hex)).isInstanceOf(InvalidInput.class);
    }
}
