package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.contracts.in.identity.SampleCertificates;
import org.landlord.port.out.identity.CertificateReading;
import org.landlord.port.out.identity.CertificateSource;

class MachineCertificatesTest {

    private static final OrgId ACME = new OrgId("org_acme");
    private static final CertificateReading READ =
            new CertificateReading.Read(SampleCertificates.in(SampleCertificates.LONG));
    private static final CertificateReading NO_FILE = new CertificateReading.Unreadable(
            "the organization's certificate folder has no readable file of this name");

    @TempDir
    private Path folder;

    private MachineCertificates certificates;
    private Path file;

    @BeforeEach
    void aFileOfAnOrganization() throws IOException {
        certificates = new MachineCertificates(
                folder, Map.of("LANDLORD_IDP_CERTIFICATE_ACME", SampleCertificates.LONG, "PATH", "/bin"));
        file = folder.resolve("org_acme/okta.pem");
        Files.createDirectories(file.getParent());
        Files.writeString(file, SampleCertificates.LONG);
    }

    @Test
    void givenAFileInTheFolderOfTheOrganization_thenItIsReadByItsNameAndByItsPath() throws IOException {
        Files.createDirectories(file.resolveSibling("more"));
        Files.writeString(file.resolveSibling("more/new.pem"), SampleCertificates.LONG);

        assertThat(read("okta.pem")).isEqualTo(READ);
        assertThat(read(file.toString())).isEqualTo(READ);
        assertThat(read("more/new.pem")).isEqualTo(READ);
        assertThat(read("more/../okta.pem")).isEqualTo(READ);
    }

    @Test
    void givenAPathOutsideOfTheFolderOfTheOrganization_thenTheAnswerIsThatOfAMissingFile() throws IOException {
        Files.writeString(folder.resolve("all.pem"), SampleCertificates.LONG);
        Files.createDirectories(folder.resolve("org_other"));
        Files.writeString(folder.resolve("org_other/okta.pem"), SampleCertificates.LONG);
        Files.writeString(folder.resolve("org_acme2"), SampleCertificates.LONG);

        for (String path : new String[] {
            "missing.pem",
            "../all.pem",
            "../org_other/okta.pem",
            "../org_acme2",
            "/etc/passwd",
            "",
            ".",
            "..",
            folder.resolve("org_other/okta.pem").toString(),
            "a\0b",
            "okta.pem/x"
        }) {
            assertThat(read(path)).as(path).isEqualTo(NO_FILE);
        }
        assertThat(certificates.read(new OrgId("org_none"), new CertificateLocation.InFile("okta.pem")))
                .isEqualTo(NO_FILE);
    }

    @Test
    void givenALinkThatLeadsOutOfTheFolder_thenItIsNotFollowed_butOneWithinTheFolderIs() throws IOException {
        Files.writeString(folder.resolve("secret"), SampleCertificates.LONG);
        Files.createSymbolicLink(file.resolveSibling("out.pem"), folder.resolve("secret"));
        Files.createSymbolicLink(file.resolveSibling("in.pem"), file);

        assertThat(read("out.pem")).isEqualTo(NO_FILE);
        assertThat(read("in.pem")).isEqualTo(READ);
    }

    @Test
    void givenALargeFileOrAFolder_thenItIsNotRead() throws IOException {
        Files.writeString(
                file,
                SampleCertificates.LONG + "x".repeat(CertificateSource.MAX_BYTES - SampleCertificates.LONG.length()));
        assertThat(read("okta.pem")).isEqualTo(READ);
        Files.writeString(file, SampleCertificates.LONG + "x".repeat(CertificateSource.MAX_BYTES));
        assertThat(read("okta.pem")).isEqualTo(new CertificateReading.Unreadable("the text is larger than 64 KiB"));

        Files.createDirectories(file.resolveSibling("folder.pem"));
        assertThat(read("folder.pem")).isEqualTo(NO_FILE);
    }

    @Test
    void givenAKeyFile_thenItIsReadFromTheFolderOfTheOrganizationOnly() throws IOException {
        Files.writeString(file.resolveSibling("key.pem"), "-----BEGIN PRIVATE KEY-----");
        Files.writeString(folder.resolve("key.pem"), "another");

        assertThat(certificates.readKeyFile(ACME, new CertificateLocation.InFile("key.pem")))
                .contains("-----BEGIN PRIVATE KEY-----");
        assertThat(certificates.readKeyFile(ACME, new CertificateLocation.InFile("../key.pem")))
                .isEmpty();
        assertThat(new MachineCertificates(null, Map.of())
                        .readKeyFile(ACME, new CertificateLocation.InFile(file.toString())))
                .isEmpty();
    }

    @Test
    void givenNoFolder_thenNoFileIsRead() {
        MachineCertificates none = new MachineCertificates(null, Map.of());

        assertThat(none.read(ACME, new CertificateLocation.InFile(file.toString())))
                .isInstanceOf(CertificateReading.Unreadable.class)
                .isEqualTo(none.read(ACME, new CertificateLocation.InFile("/missing")));
    }

    @Test
    void givenAVariable_thenItIsReadOnlyIfItsNameHasThePrefix() {
        assertThat(certificates.read(ACME, new CertificateLocation.InVariable("LANDLORD_IDP_CERTIFICATE_ACME")))
                .isEqualTo(READ);
        assertThat(certificates.read(ACME, new CertificateLocation.InVariable("LANDLORD_IDP_CERTIFICATE_NONE")))
                .isInstanceOf(CertificateReading.Unreadable.class);
        assertThat(certificates.read(ACME, new CertificateLocation.InVariable("PATH")))
                .isInstanceOf(CertificateReading.Unreadable.class)
                .isEqualTo(certificates.read(ACME, new CertificateLocation.InVariable("MISSING")));
    }

    private CertificateReading read(String path) {
        return certificates.read(ACME, new CertificateLocation.InFile(path));
    }

    @Test
    void givenSeveralCertificates_thenAllAreReadWithTheirFields() {
        String text = "Issued by Acme\n" + SampleCertificates.LONG + "\n" + SampleCertificates.OLD;

        assertThat(inline(text)).isEqualTo(new CertificateReading.Read(SampleCertificates.in(text)));
        assertThat(inline(SampleCertificates.LONG, SampleCertificates.OLD))
                .isEqualTo(new CertificateReading.Read(SampleCertificates.in(text)));
        assertThat(SampleCertificates.in(text)).hasSize(2);
    }

    @Test
    void givenTheBase64OfSamlMetadata_thenItIsReadLikePem() {
        assertThat(inline(SampleCertificates.LONG.replaceAll("-----[A-Z ]+-----", "")))
                .isEqualTo(READ);
    }

    @Test
    void givenATextWithoutACertificate_thenTheReasonHasNothingOfTheText() {
        assertThat(inline("hello"))
                .isEqualTo(new CertificateReading.Unreadable("the text is not an X.509 certificate in PEM or Base64"));
        assertThat(inline(SampleCertificates.LONG.replace("MIIB", "AAAA")))
                .isEqualTo(new CertificateReading.Unreadable("the text is not an X.509 certificate in PEM or Base64"));
        assertThat(inline("-----BEGIN PUBLIC KEY-----\nMTIz\n-----END PUBLIC KEY-----"))
                .isEqualTo(new CertificateReading.Unreadable("the text has no PEM block of a certificate"));
        assertThat(inline(SampleCertificates.LONG.repeat(11)))
                .isEqualTo(new CertificateReading.Unreadable("there are more than 10 certificates"));
    }

    private CertificateReading inline(String... texts) {
        return certificates.read(ACME, new CertificateLocation.Inline(List.of(texts)));
    }
}
