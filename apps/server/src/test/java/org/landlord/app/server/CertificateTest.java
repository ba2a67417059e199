package org.landlord.app.server;

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

/// A certificate and its key are looked at before anything starts: they are a pair, in whatever shape the key is.
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
                        .isInstanceOf(WrongSetting.class)
                        .hasMessage("--tls-key: " + folder.resolve("tls.key")
                                + " is not the private key of the first certificate in " + folder.resolve("tls.crt")
                                + ": give the one that the certificate was made for");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA, rsa, rsa2", "EC, p256, p256b", "EC, p384, p256"})
    void givenAKeyInTheOlderShapeOfItsKind_whenItIsGiven_thenItIsKnownToo(String kind, String name, String another)
            throws IOException {
        assertThatCode(() -> read(pair(name).certificate(), pair(name).olderKey(kind)))
                .doesNotThrowAnyException();
        assertThatCode(() -> read(
                        pair(name).certificate(),
                        "-----BEGIN EC PARAMETERS-----\r\nBggqhkjOPQMBBw==\r\n-----END EC PARAMETERS-----\r\n"
                                + pair(name).olderKey(kind).replace("\n", "\r\n")))
                .as("as openssl writes it, on Windows")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> read(pair(name).certificate(), pair(another).olderKey(kind)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("is not the private key");
        assertThatThrownBy(() -> read(pair("ed25519").certificate(), pair(name).olderKey(kind)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("is not the private key");
    }

    @Test
    void givenTheCertificatesOfIssuersToo_whenTheFirstIsTheServers_thenItsKeyIsTheOneThatIsNeeded() throws IOException {
        String server = pair("p256").certificate();
        String issuer = pair("rsa").certificate();

        assertThatCode(() -> read(server + issuer, pair("p256").key())).doesNotThrowAnyException();
        assertThatThrownBy(() -> read(issuer + server, pair("p256").key())).isInstanceOf(WrongSetting.class);
    }

    static Stream<Arguments> noKeys() {
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
    @MethodSource("noKeys")
    void givenWhatIsNoKey_whenItIsGiven_thenThatIsSaidInOneLineWithoutRepeatingIt(String what, String key) {
        assertThatThrownBy(() -> read(pair("p256").certificate(), key))
                .as(what)
                .isInstanceOf(WrongSetting.class)
                .hasMessage("--tls-key: " + folder.resolve("tls.key") + " is no private key in PEM, or is encrypted");
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
    void givenAKeyFile_whenOthersMayTouchIt_thenItLiesOpen(String mode, boolean open) throws IOException {
        Path key = Files.writeString(folder.resolve("tls.key"), "key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));
        Path link = Files.createSymbolicLink(folder.resolve("link.key"), key);

        assertThat(Certificate.isOpen(key)).isEqualTo(open);
        assertThat(Certificate.isOpen(link)).as("behind a link").isEqualTo(open);
    }
}
