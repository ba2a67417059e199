package org.landlord.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.diagnostics.CheckResult;
import org.landlord.domain.diagnostics.Outcome;

class SettingsInspectionTest {

    private static final List<Setting> ALL =
            Stream.concat(Setting.COMMON.stream(), Setting.SQLITE.stream()).toList();

    @TempDir
    Path folder;

    // Later than the certificates that the tests create.
    private Instant now = InstantSource.system().instant().plus(Duration.ofHours(1));

    @AfterEach
    void clear() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("landlord."))
                .toList()
                .forEach(System::clearProperty);
    }

    private SettingsInspection inspection(Map<String, String> environment) {
        return new SettingsInspection(environment, ALL, Set.of("LANDLORD_TOKEN"), () -> now);
    }

    private CheckResult settings(Map<String, String> environment) {
        return inspection(environment).inspect().getFirst();
    }

    private CheckResult certificates() {
        return inspection(Map.of()).inspect().getLast();
    }

    private void useCertificate(String... validity) throws IOException, GeneralSecurityException, InterruptedException {
        String[] kind = Stream.concat(Stream.of("-keyalg", "EC", "-groupname", "secp256r1"), Stream.of(validity))
                .toArray(String[]::new);
        MadePair pair = MadePair.in(folder, "server", kind);
        Path certificate = Files.writeString(folder.resolve("tls.crt"), pair.certificate());
        Path key = Files.writeString(folder.resolve("tls.key"), pair.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        System.setProperty("landlord.tls.certificate", certificate.toString());
        System.setProperty("landlord.tls.key", key.toString());
    }

    @Test
    void givenValidSettings_thenTheyAreOk_andVariablesOfOtherProgramsAreIgnored() {
        CheckResult result = settings(Map.of(
                "LANDLORD_PORT", "8081", "LANDLORD_SQLITE_BUSY_TIMEOUT", "5s", "LANDLORD_TOKEN", "x", "PATH", "/bin"));

        assertThat(result.outcome()).isEqualTo(Outcome.OK);
        assertThat(result.observed()).endsWith("(2 are set)");
    }

    @Test
    void givenInvalidSettings_thenEachIsReported_withItsRule_andSecretsAreNot() {
        CheckResult result = settings(
                Map.of("LANDLORD_PORT", "http", "LANDLORD_ADMIN_KEY", "s3cret", "LANDLORD_SQLITE_QUEUE_CAPACITY", "0"));

        assertThat(result.outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(result.observed()).endsWith("3 settings are invalid");
        assertThat(result.details())
                .containsExactly(
                        "LANDLORD_PORT must be a port from 0 to 65535, not 'http'",
                        "LANDLORD_ADMIN_KEY must be an API key in the format of landlord key create",
                        "LANDLORD_SQLITE_QUEUE_CAPACITY must be an integer from 1 to 1000000, not '0'");
        assertThat(result.toString()).doesNotContain("s3cret");
    }

    @Test
    void givenAnUnknownName_thenThatIsAWarning_withoutItsValue() {
        CheckResult result = settings(Map.of("LANDLORD_PROT", "s3cret"));

        assertThat(result.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(result.details()).containsExactly("LANDLORD_PROT is not a setting");
        assertThat(result.toString()).doesNotContain("s3cret");
    }

    @Test
    void givenSettingsThatExcludeEachOther_thenTheyAreReported() {
        System.setProperty("landlord.host", "0.0.0.0");
        assertThat(settings(Map.of()).details())
                .singleElement()
                .asString()
                .startsWith("cannot listen on 0.0.0.0 without TLS");

        System.clearProperty("landlord.host");
        System.setProperty("landlord.port", "9000");
        System.setProperty("landlord.management.port", "9000");
        assertThat(settings(Map.of()).details())
                .containsExactly("LANDLORD_MANAGEMENT_PORT must differ from LANDLORD_PORT, which is 9000");
    }

    @Test
    void givenInvalidSettings_whenDefaultsAreUsed_thenThisProcessHasTheDefaults_andTheReportTheFaults() {
        SettingsInspection inspection = inspection(
                Map.of("LANDLORD_SQLITE_BUSY_TIMEOUT", "never", "LANDLORD_HEARTBEAT", " ", "LANDLORD_PORT", "9001"));

        inspection.useDefaultsForInvalid();

        assertThat(System.getProperty("landlord.sqlite.busy-timeout")).isEqualTo("10s");
        assertThat(System.getProperty("landlord.heartbeat")).isEqualTo("20s");
        assertThat(System.getProperty("landlord.port")).isNull();
        assertThat(inspection.inspect().getFirst().details())
                .singleElement()
                .asString()
                .startsWith("LANDLORD_SQLITE_BUSY_TIMEOUT must be");
    }

    @Test
    void givenNoCertificate_thenTheCheckIsSkipped() {
        assertThat(certificates().outcome()).isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void givenACertificate_thenItsExpiryIsReported_inTime() throws Exception {
        useCertificate("-validity", "100");
        assertThat(certificates().outcome()).isEqualTo(Outcome.OK);
        assertThat(certificates().observed()).startsWith("the certificate of CN=server in ");

        now = now.plus(Duration.ofDays(75));
        assertThat(certificates().outcome()).isEqualTo(Outcome.WARNING);

        now = now.plus(Duration.ofDays(30));
        assertThat(certificates().outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(certificates().remedy()).isEqualTo("renew the certificate");
    }

    @Test
    void givenAKeyThatOthersCanRead_thenThatIsAWarning() throws Exception {
        useCertificate("-validity", "100");
        Files.setPosixFilePermissions(folder.resolve("tls.key"), PosixFilePermissions.fromString("rw-r--r--"));

        CheckResult result = certificates();

        assertThat(result.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(result.observed()).contains("other users can read or write", "chmod 600");
    }

    @Test
    void givenFilesThatCannotBeRead_orAreNoCertificate_thenThatIsAProblem() throws Exception {
        System.setProperty(
                "landlord.tls.certificate", folder.resolve("none.crt").toString());
        assertThat(certificates().observed()).contains("set both --tls-certificate and --tls-key");

        System.setProperty("landlord.tls.key", folder.resolve("none.key").toString());
        assertThat(certificates().outcome()).isEqualTo(Outcome.PROBLEM);
        assertThat(certificates().observed()).endsWith("none.crt does not exist");

        useCertificate("-validity", "100");
        Files.writeString(folder.resolve("tls.crt"), "no certificate");
        assertThat(certificates().observed()).endsWith("is not a certificate in PEM format");
    }
}
