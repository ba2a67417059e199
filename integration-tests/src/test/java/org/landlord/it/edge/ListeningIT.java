package org.landlord.it.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.landlord.it.support.AdminKey;
import org.landlord.it.support.ServerProcess;

/// Where the server listens, and that nobody's keys travel in the clear by accident.
class ListeningIT {

    @TempDir
    Path folder;

    private static HttpResponse<String> get(HttpClient http, URI uri) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", AdminKey.BEARER)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void givenACertificate_whenTheServerStarts_thenItSpeaksTlsOnEveryAddressAndNothingElse() throws Exception {
        SelfSigned self = SelfSigned.in(folder);
        Files.setPosixFilePermissions(self.keyFile(), PosixFilePermissions.fromString("rw-r--r--"));
        Map<String, String> settings = Map.of(
                "LANDLORD_HOST",
                "0.0.0.0",
                "LANDLORD_TLS_CERTIFICATE",
                self.certificateFile().toString(),
                "LANDLORD_TLS_KEY",
                self.keyFile().toString());
        try (ServerProcess server = ServerProcess.start(folder.resolve("server"), settings);
                HttpClient trusting =
                        HttpClient.newBuilder().sslContext(self.trust()).build();
                HttpClient stranger = HttpClient.newHttpClient()) {
            assertThat(server.uri()).hasScheme("https");
            int port = server.uri().getPort();
            URI orgs = URI.create("https://127.0.0.1:" + port + "/v1/orgs");

            HttpResponse<String> answer = get(trusting, orgs);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThatExceptionOfType(SSLHandshakeException.class).isThrownBy(() -> get(stranger, orgs));
            assertThatExceptionOfType(IOException.class)
                    .as("plain HTTP")
                    .isThrownBy(() -> get(stranger, URI.create("http://127.0.0.1:" + port + "/v1/orgs")));
            assertThat(get(stranger, server.management().resolve("/q/health/ready"))
                            .statusCode())
                    .as("health stays plain, on loopback")
                    .isEqualTo(200);
            assertThat(server.log())
                    .as("the key lies open")
                    .containsOnlyOnce("--tls-key: other users can read or write " + self.keyFile());
        }
    }

    @Test
    void givenAProxyInFront_whenPlainHttpIsAllowedInSoManyWords_thenTheServerListensEverywhere() throws Exception {
        Map<String, String> settings = Map.of("LANDLORD_HOST", "0.0.0.0", "LANDLORD_ALLOW_PLAIN_HTTP", "true");
        try (ServerProcess server = ServerProcess.start(folder, settings);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    get(http, URI.create("http://127.0.0.1:" + server.uri().getPort() + "/v1/orgs"));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
        }
    }

    static Stream<Arguments> careless() {
        return Stream.of(
                Arguments.of(Map.of("LANDLORD_HOST", "0.0.0.0"), "without TLS"),
                Arguments.of(Map.of("LANDLORD_TLS_KEY", "key.pem"), "both --tls-certificate and --tls-key"),
                Arguments.of(Map.of("LANDLORD_TLS_CERTIFICATE", "c.pem"), "both --tls-certificate and --tls-key"),
                Arguments.of(
                        Map.of("LANDLORD_TLS_CERTIFICATE", "not-there.pem", "LANDLORD_TLS_KEY", "key.pem"),
                        "not-there.pem does not exist"),
                Arguments.of(
                        Map.of("LANDLORD_TLS_CERTIFICATE", "pom.xml", "LANDLORD_TLS_KEY", "pom.xml"),
                        "is not a certificate"),
                Arguments.of(Map.of("LANDLORD_PORT", "http"), "a port from 0 to 65535"),
                Arguments.of(
                        Map.of("LANDLORD_HOST", "192.0.2.1", "LANDLORD_ALLOW_PLAIN_HTTP", "true"),
                        "an address of this machine"));
    }

    @ParameterizedTest
    @MethodSource("careless")
    void givenSettingsThatAreCarelessOrMakeNoSense_thenTheServerSaysSoInOneLineAndDoesNotStart(
            Map<String, String> settings, String reason) {
        ServerProcess.Refused refused = ServerProcess.refused(folder, settings);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said().strip())
                .startsWith("landlord: ")
                .contains(reason)
                .doesNotContain("\n", "Exception");
        assertThat(folder.resolve("landlord.db")).as("nothing has been started").doesNotExist();
    }

    @Test
    void givenManyInvalidSettings_thenTheServerSaysEachInOneLineAndDoesNotStart() {
        Map<String, String> rules = Map.of(
                "LANDLORD_ALLOW_PLAIN_HTTP", "true or false",
                "LANDLORD_MANAGEMENT_PORT", "a port from 0 to 65535",
                "LANDLORD_LOG_FORMAT", "text or json",
                "LANDLORD_TRACES", "a URL such as",
                "LANDLORD_TRUSTED_PROXIES", "must be IP addresses",
                "LANDLORD_HTTP_CONNECTIONS", "must be an integer",
                "LANDLORD_CALLS_PER_SECOND", "must be an integer",
                "LANDLORD_HTTP_HEAD_TIMEOUT", "must be a duration");
        Map<String, String> settings = new HashMap<>();
        rules.keySet().forEach(name -> settings.put(name, "no-such-value"));
        settings.put("LANDLORD_MANAGEMENT_PORT", "65536");
        settings.put("LANDLORD_HTTP_CONNECTIONS", "0");

        ServerProcess.Refused refused = ServerProcess.refused(folder, settings);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said().strip().lines()).hasSize(rules.size());
        assertThat(rules)
                .allSatisfy((name, rule) -> assertThat(refused.said().lines())
                        .anySatisfy(line ->
                                assertThat(line).startsWith("landlord: " + name).contains(rule)));
        assertThat(folder.resolve("landlord.db")).as("nothing has been started").doesNotExist();
    }

    private ServerProcess.Refused startedWith(Path certificate, Path key) {
        return ServerProcess.refused(
                folder, Map.of("LANDLORD_TLS_CERTIFICATE", certificate.toString(), "LANDLORD_TLS_KEY", key.toString()));
    }

    @Test
    void givenTheKeyOfAnotherCertificate_thenTheServerSaysSoInOneLineAndDoesNotStart() throws Exception {
        SelfSigned self = SelfSigned.in(folder);
        SelfSigned other = SelfSigned.in(Files.createDirectory(folder.resolve("other")));

        ServerProcess.Refused refused = startedWith(self.certificateFile(), other.keyFile());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said().strip())
                .startsWith("landlord: --tls-key: " + other.keyFile()
                        + " is not the private key of the first certificate in " + self.certificateFile())
                .doesNotContain("\n", "Exception");
    }

    @Test
    void givenAKeyThatIsNone_thenTheServerSaysSoInOneLine() throws Exception {
        SelfSigned self = SelfSigned.in(folder);
        Path key = Files.writeString(folder.resolve("no-key.pem"), "something else");

        ServerProcess.Refused refused = startedWith(self.certificateFile(), key);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.said()).contains("no-key.pem is not an unencrypted private key");
    }
}
