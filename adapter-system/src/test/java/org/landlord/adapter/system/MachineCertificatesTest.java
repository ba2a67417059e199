package org.landlord.adapter.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.identity.CertificateReading;
import org.landlord.port.out.identity.CertificateSource;

class MachineCertificatesTest {

    private static final OrgId ACME = new OrgId("org_acme");
    private static final CertificateReading READ = new CertificateReading.Read("content");
    private static final CertificateReading NO_FILE = new CertificateReading.Unreadable(
            "the organization's certificate folder has no readable file of this name");

    @TempDir
    private Path folder;

    private MachineCertificates certificates;
    private Path file;

    @BeforeEach
    void aFileOfAnOrganization() throws IOException {
        certificates =
                new MachineCertificates(folder, Map.of("LANDLORD_IDP_CERTIFICATE_ACME", "value", "PATH", "/bin"));
        file = folder.resolve("org_acme/okta.pem");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "content");
    }

    @Test
    void givenAFileInTheFolderOfTheOrganization_thenItIsReadByItsNameAndByItsPath() throws IOException {
        Files.createDirectories(file.resolveSibling("more"));
        Files.writeString(file.resolveSibling("more/new.pem"), "content");

        assertThat(read("okta.pem")).isEqualTo(READ);
        assertThat(read(file.toString())).isEqualTo(READ);
        assertThat(read("more/new.pem")).isEqualTo(READ);
        assertThat(read("more/../okta.pem")).isEqualTo(READ);
    }

    @Test
    void givenAPathOutsideOfTheFolderOfTheOrganization_thenTheAnswerIsThatOfAMissingFile() throws IOException {
        Files.writeString(folder.resolve("all.pem"), "content");
        Files.createDirectories(folder.resolve("org_other"));
        Files.writeString(folder.resolve("org_other/okta.pem"), "content");
        Files.writeString(folder.resolve("org_acme2"), "content");

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
        Files.writeString(folder.resolve("secret"), "content");
        Files.createSymbolicLink(file.resolveSibling("out.pem"), folder.resolve("secret"));
        Files.createSymbolicLink(file.resolveSibling("in.pem"), file);

        assertThat(read("out.pem")).isEqualTo(NO_FILE);
        assertThat(read("in.pem")).isEqualTo(READ);
    }

    @Test
    void givenALargeFileOrAFolder_thenItIsNotRead() throws IOException {
        Files.writeString(file, "x".repeat(CertificateSource.MAX_BYTES));
        assertThat(read("okta.pem")).isInstanceOf(CertificateReading.Read.class);
        Files.writeString(file, "x".repeat(CertificateSource.MAX_BYTES + 1));
        assertThat(read("okta.pem")).isEqualTo(new CertificateReading.Unreadable("the file is larger than 64 KiB"));

        Files.createDirectories(file.resolveSibling("folder.pem"));
        assertThat(read("folder.pem")).isEqualTo(NO_FILE);
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
        assertThat(certificates.read(new CertificateLocation.InVariable("LANDLORD_IDP_CERTIFICATE_ACME")))
                .isEqualTo(new CertificateReading.Read("value"));
        assertThat(certificates.read(new CertificateLocation.InVariable("LANDLORD_IDP_CERTIFICATE_NONE")))
                .isInstanceOf(CertificateReading.Unreadable.class);
        assertThat(certificates.read(new CertificateLocation.InVariable("PATH")))
                .isInstanceOf(CertificateReading.Unreadable.class)
                .isEqualTo(certificates.read(new CertificateLocation.InVariable("MISSING")));
    }

    private CertificateReading read(String path) {
        return certificates.read(ACME, new CertificateLocation.InFile(path));
    }
}
