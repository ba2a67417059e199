package org.landlord.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A certificate and its key are checked before anything starts.
class CertificateTest {

    private static List<MadePair> pairs = List.of();

    @TempDir
    Path folder;

    @BeforeAll
    static void makePairs(@TempDir Path stores) throws IOException, GeneralSecurityException, InterruptedException {
        pairs = List.of(
                MadePair.in(stores, "rsa", "-keyalg", "RSA", "-keysize", "2048"),
                MadePair.in(stores, "rsa2", "-keyalg", "RSA", "-keysize", "2048"),
                MadePair.in(stores, "p256", "-keyalg", "EC", "-groupname", "secp256r1"),
                MadePair.in(stores, "p256b", "-keyalg", "EC", "-groupname", "secp256r1"),
                MadePair.in(stores, "p384", "-keyalg", "EC", "-groupname", "secp384r1"),
                MadePair.in(stores, "ed25519", "-keyalg", "Ed25519"));
    }

    private static MadePair pair(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Certificate read(String certificate, String key) throws IOException {
        Path certificateFile = Files.writeString(folder.resolve("tls.crt"), certificate);
        Path keyFile = Files.writeString(folder.resolve("tls.key"), key);
        return Certificate.read(certificateFile.toString(), keyFile.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "p256", "p384", "ed25519"})
    void givenACertificate_whenItsKeyIsGiven_thenTheyAreAPair_andNoOtherKeyIs(String name) throws IOException {
        MadePair made = pair(name);

        assertThat(read(made.certificate(), made.key()).keyFile())
                .isEqualTo(folder.resolve("tls.key").toString());
        for (MadePair other : pairs) {
            if (other != made) {
                assertThatThrownBy(() -> read(made.certificate(), other.key()))
                        .as(other.name())
                        .isInstanceOf(InvalidSetting.class)
                        .hasMessage("--tls-key: " + folder.resolve("tls.key")
                                + " is not the private key of the first certificate in " + folder.resolve("tls.crt")
                                + ": set the key that belongs to that certificate");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, rsa", "EC, p256", "EC, p384"})
    void givenAKeyInAnOlderFormat_whenItIsGiven_thenItIsAcceptedUnchecked(String kind, String name) throws IOException {
        Certificate inOlderFormat = read(pair(name).certificate(), pair(name).olderKey(kind));
        Certificate asOpensslWritesItOnWindows = read(
                pair(name).certificate(),
                "-----BEGIN EC PARAMETERS-----\r\nBggqhkjOPQMBBw==\r\n-----END EC PARAMETERS-----\r\n"
                        + pair(name).olderKey(kind).replace("\n", "\r\n"));

        assertThat(inOlderFormat.isPairChecked()).isFalse();
        assertThat(asOpensslWritesItOnWindows.isPairChecked()).isFalse();
        assertThat(read(pair(name).certificate(), pair(name).key()).isPairChecked())
                .as("in PKCS #8")
                .isTrue();
    }

    @Test
    void givenTheCertificatesOfIssuersToo_whenTheFirstIsTheServers_thenItsKeyIsTheOneThatIsNeeded() throws IOException {
        String server = pair("p256").certificate();
        String issuer = pair("rsa").certificate();

        assertThatCode(() -> read(server + issuer, pair("p256").key())).doesNotThrowAnyException();
        assertThatThrownBy(() -> read(issuer + server, pair("p256").key())).isInstanceOf(InvalidSetting.class);
    }

    static Stream<Arguments> notKeys() {
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("a certificate", pair("p256").certificate()),
                Arguments.of("cut off", pair("p256").key().replaceFirst("\\n[^\\n]+\\n-----END", "\n-----END")),
                Arguments.of("no end", pair("p256").key().replace("-----END", "")),
                Arguments.of("no key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
                Arguments.of("no old key", "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"),
                Arguments.of(
                        "encrypted",
                        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notKeys")
    void givenAFileThatIsNotAKey_whenItIsGiven_thenTheErrorIsOneLineWithoutItsContent(String what, String key) {
        assertThatThrownBy(() -> read(pair("p256").certificate(), key))
                .as(what)
                .isInstanceOf(InvalidSetting.class)
                .hasMessage(
                        "--tls-key: " + folder.resolve("tls.key") + " is not an unencrypted private key in PEM format");
    }

    @EnabledOnOs({OS.LINUX, OS.MAC})
    @ParameterizedTest
    @CsvSource({
        "rw-------, false",
        "r--------, false",
        "rw-r-----, false",
        "rw-rw----, true",
        "rw-r--r--, true",
        "rw-----w-, true",
        "rw----r--, true"
    })
    void givenAKeyFile_whenOtherUsersCanAccessIt_thenItIsTooOpen(String mode, boolean open) throws IOException {
        Path key = Files.writeString(folder.resolve("tls.key"), "key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
        Path link = Files.createSymbolicLink(folder.resolve("link.key"), key);

        assertThat(Certificate.isTooOpen(key)).isEqualTo(open);
        assertThat(Certificate.isTooOpen(link)).as("behind a link").isEqualTo(open);
    }
}
