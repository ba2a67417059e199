package org.landlord.adapter.system;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.identity.CertificateLocation;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.identity.CertificateReading;
import org.landlord.port.out.identity.CertificateSource;

/// Certificates in files and environment variables of this machine.
///
/// A file must be in the folder of its organization, which has the organization's id as its name and is in the
/// folder of a setting. Without the setting, no file is read. A variable must have the prefix [#PREFIX].
@ApplicationScoped
class MachineCertificates implements CertificateSource {

    /// The prefix of environment variables with certificates.
    static final String PREFIX = "LANDLORD_IDP_CERTIFICATE_";

    /// The same for files outside of the folder, missing files and files without permission.
    private static final String NO_FILE = "the organization's certificate folder has no readable file of this name";

    private final @Nullable Path folder;
    private final Map<String, String> environment;

    /// @param folder contains a folder for each organization; empty if no files are read
    @Inject
    MachineCertificates(@ConfigProperty(name = "landlord.certificates-folder") Optional<String> folder) {
        this(folder.map(Path::of).orElse(null), System.getenv());
    }

    MachineCertificates(@Nullable Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public CertificateReading read(OrgId orgId, CertificateLocation location) {
        return switch (location) {
            case CertificateLocation.InFile(String path) -> inFile(orgId, path);
            case CertificateLocation.InVariable(String name) -> inVariable(name);
            case CertificateLocation.Inline(List<String> texts) -> CertificateText.parse(texts);
            case CertificateLocation.Unknown(String reason) -> new CertificateReading.Unreadable(reason);
        };
    }

    private CertificateReading inFile(OrgId orgId, String path) {
        Path all = folder;
        if (all == null) {
            return new CertificateReading.Unreadable(
                    "this server reads no certificate files: the operator can permit them with"
                            + " LANDLORD_CERTIFICATES_FOLDER");
        }
        try {
            // Links are followed, and must lead to a file in the same folder.
            Path own = all.resolve(orgId.value()).toRealPath();
            Path file = own.resolve(path).normalize();
            return isWithin(file, own) && all.toRealPath().equals(own.getParent())
                    ? content(file.toRealPath(), own)
                    : new CertificateReading.Unreadable(NO_FILE);
        } catch (IOException | InvalidPathException _) {
            return new CertificateReading.Unreadable(NO_FILE);
        }
    }

    private static boolean isWithin(Path file, Path folder) {
        return file.startsWith(folder) && !file.equals(folder);
    }

    private static CertificateReading content(Path file, Path folder) throws IOException {
        // Neither devices nor pipes, which could block.
        if (!isWithin(file, folder) || !Files.isRegularFile(file)) {
            return new CertificateReading.Unreadable(NO_FILE);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES
                    ? new CertificateReading.Unreadable("the file is larger than " + MAX_BYTES / 1024 + " KiB")
                    : CertificateText.parse(List.of(new String(bytes, StandardCharsets.ISO_8859_1)));
        }
    }

    private CertificateReading inVariable(String name) {
        if (!name.startsWith(PREFIX)) {
            return new CertificateReading.Unreadable(
                    "names of environment variables with certificates begin with " + PREFIX);
        }
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            return new CertificateReading.Unreadable("the server has no environment variable of this name");
        }
        return value.length() > MAX_BYTES
                ? new CertificateReading.Unreadable("the variable is larger than " + MAX_BYTES / 1024 + " KiB")
                : CertificateText.parse(List.of(value));
    }
}
