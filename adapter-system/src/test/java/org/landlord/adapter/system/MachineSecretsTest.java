package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.workflow.TokenProvider;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.port.out.secret.SecretReader;
import org.landlord.port.out.secret.SecretReading;

class MachineSecretsTest {

    private static final OrgId ACME = new OrgId("org_acme");
    private static final String VALUE = "s3cret-of-the-gateway";
    private static final SecretReading READ = new SecretReading.Read(VALUE);
    private static final SecretReading NO_FILE =
            new SecretReading.Unreadable("the organization's folder of secrets has no readable file of this name");
    private static final SecretReading NO_FILE_OF_PLATFORM =
            new SecretReading.Unreadable("the folder of secrets has no readable file of this name");

    @TempDir
    private Path folder;

    private MachineSecrets secrets;
    private Path ofAcme;

    @BeforeEach
    void folders() throws IOException {
        secrets = new MachineSecrets(
                folder,
                Map.of(
                        "LANDLORD_GATEWAY_TOKEN_MAIN",
                        " " + VALUE + "\n",
                        "LANDLORD_GATEWAY_TOKEN_BLANK",
                        " \n",
                        "LANDLORD_GATEWAY_TOKEN_LONG",
                        "x".repeat(SecretReader.MAX_BYTES + 1)));
        ofAcme = Files.createDirectories(folder.resolve("org_acme"));
    }

    private SecretReading read(@Nullable OrgId orgId, String file) {
        return secrets.read(orgId, new TokenReference(TokenProvider.FILE, file));
    }

    private SecretReading variable(String name) {
        return secrets.read(null, new TokenReference(TokenProvider.ENV, "LANDLORD_GATEWAY_TOKEN_" + name));
    }

    @Test
    void givenAVariable_whenItIsRead_thenItIsTrimmed() {
        assertThat(variable("MAIN")).isEqualTo(READ);
    }

    @Test
    void givenNoUsableVariable_whenItIsRead_thenTheReasonIsClear() {
        assertThat(variable("NONE"))
                .isEqualTo(new SecretReading.Unreadable("the server has no environment variable of this name"));
        assertThat(variable("BLANK")).isEqualTo(new SecretReading.Unreadable("it is empty"));
        assertThat(variable("LONG")).isEqualTo(new SecretReading.Unreadable("it is larger than 16 KiB"));
    }

    @Test
    void givenAFileOfThePlatform_whenItIsRead_thenOnlyThePlatformHasIt() throws IOException {
        Files.writeString(folder.resolve("main"), VALUE + "\n");

        assertThat(read(null, "main")).isEqualTo(READ);
        assertThat(read(ACME, "main")).isEqualTo(NO_FILE);
    }

    @Test
    void givenAFileOfAnOrganization_whenItIsRead_thenOnlyTheOrganizationHasIt() throws IOException {
        Files.writeString(ofAcme.resolve("token.txt"), "\r\n" + VALUE);

        assertThat(read(ACME, "token.txt")).isEqualTo(READ);
        assertThat(read(null, "token.txt")).isEqualTo(NO_FILE_OF_PLATFORM);
        assertThat(read(new OrgId("org_other"), "token.txt")).isEqualTo(NO_FILE);
    }

    @Test
    void givenAFileThatWasReplaced_whenItIsReadAgain_thenTheNewValueIsReturned() throws IOException {
        Files.writeString(folder.resolve("main"), "old");
        read(null, "main");
        Files.writeString(folder.resolve("main"), VALUE);

        assertThat(read(null, "main")).isEqualTo(READ);
    }

    @Test
    void givenSecretsThatKubernetesMounts_whenTheyAreRead_thenTheirLinksAreFollowed() throws IOException {
        Path version = Files.createDirectories(folder.resolve("..2026_11_30/org_acme"));
        Files.writeString(version.resolve("token"), VALUE);
        Files.writeString(version.resolveSibling("main"), VALUE);
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_11_30"));
        Files.createSymbolicLink(folder.resolve("main"), Path.of("..data/main"));
        Files.delete(ofAcme);
        Files.createSymbolicLink(folder.resolve("org_acme"), Path.of("..data/org_acme"));

        assertThat(read(null, "main")).isEqualTo(READ);
        assertThat(read(ACME, "token")).isEqualTo(READ);
    }

    @Test
    void givenASecretInTheFolderOfAnOrganization_whenItIsMountedThere_thenItsLinksAreFollowed() throws IOException {
        Files.writeString(Files.createDirectories(ofAcme.resolve("..1")).resolve("token"), VALUE);
        Files.createSymbolicLink(ofAcme.resolve("..data"), Path.of("..1"));
        Files.createSymbolicLink(ofAcme.resolve("token"), Path.of("..data/token"));

        assertThat(read(ACME, "token")).isEqualTo(READ);
    }

    @Test
    void givenALinkThatLeadsOutOfTheFolder_whenItIsRead_thenItIsAsIfItWereMissing(@TempDir Path elsewhere)
            throws IOException {
        Path outside = Files.writeString(elsewhere.resolve("outside"), VALUE);
        Path other = Files.createDirectories(folder.resolve("org_other"));
        Files.writeString(other.resolve("token"), VALUE);
        Files.createSymbolicLink(folder.resolve("out"), outside);
        Files.createSymbolicLink(ofAcme.resolve("out"), outside);
        Files.createSymbolicLink(ofAcme.resolve("neighbour"), other.resolve("token"));
        Files.createSymbolicLink(folder.resolve("org_linked"), elsewhere);

        assertThat(read(null, "out")).isEqualTo(NO_FILE_OF_PLATFORM);
        assertThat(read(ACME, "out")).isEqualTo(NO_FILE);
        assertThat(read(ACME, "neighbour")).isEqualTo(NO_FILE);
        assertThat(read(new OrgId("org_linked"), "outside")).isEqualTo(NO_FILE);
        assertThat(read(ACME, "missing")).isEqualTo(NO_FILE);
    }

    @Test
    void givenAFolder_whenItIsRead_thenItIsNoFile() throws IOException {
        Files.createDirectories(ofAcme.resolve("folder"));

        assertThat(read(ACME, "folder")).isEqualTo(NO_FILE);
        assertThat(read(null, "org_acme")).isEqualTo(NO_FILE_OF_PLATFORM);
    }

    @Test
    void givenAFileWithoutASecret_whenItIsRead_thenTheReasonHasNothingOfIt() throws IOException {
        Files.writeString(ofAcme.resolve("blank"), " \n ");
        Files.writeString(ofAcme.resolve("full"), "x".repeat(SecretReader.MAX_BYTES));
        Files.writeString(ofAcme.resolve("large"), VALUE + "x".repeat(SecretReader.MAX_BYTES));
        Files.write(ofAcme.resolve("binary"), new byte[] {(byte) 0xff, 's', '3'});

        assertThat(read(ACME, "blank")).isEqualTo(new SecretReading.Unreadable("it is empty"));
        assertThat(read(ACME, "full")).isInstanceOf(SecretReading.Read.class);
        assertThat(read(ACME, "large")).isEqualTo(new SecretReading.Unreadable("it is larger than 16 KiB"));
        assertThat(read(ACME, "binary")).isEqualTo(new SecretReading.Unreadable("it is not a text in UTF-8"));
    }

    @Test
    void givenNoFolder_whenAFileIsRead_thenTheReasonSaysHowToPermitIt() {
        SecretReading reading =
                new MachineSecrets(null, Map.of()).read(null, new TokenReference(TokenProvider.FILE, "main"));

        assertThat(reading).isInstanceOf(SecretReading.Unreadable.class);
        assertThat(reading.toString()).contains("LANDLORD_SECRETS_FOLDER");
    }

    @Test
    void givenASecret_whenItsReadingIsShown_thenItDoesNotContainTheValue() {
        assertThat(READ.toString()).doesNotContain(VALUE);
    }
}
