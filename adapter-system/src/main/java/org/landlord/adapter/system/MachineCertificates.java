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

    @Override
    public Optional<String> readKeyFile(OrgId orgId, CertificateLocation.InFile location) {
        Path all = folder;
        return all == null
                ? Optional.empty()
                : content(all, orgId, location.path()).filter(text -> text.length() <= MAX_BYTES);
    }

    private CertificateReading inFile(OrgId orgId, String path) {
        Path all = folder;
        if (all == null) {
            return new CertificateReading.Unreadable(
                    "this server reads no certificate files: the operator can permit them with"
                            + " LANDLORD_CERTIFICATES_FOLDER");
        }
        return content(all, orgId, path)
                .map(MachineCertificates::parsed)
                .orElseGet(() -> new CertificateReading.Unreadable(NO_FILE));
    }

    /// At most one byte more than [#MAX_BYTES].
    private static Optional<String> content(Path all, OrgId orgId, String path) {
        try {
            // Links are followed, and must lead to a file in the same folder.
            Path own = all.resolve(orgId.value()).toRealPath();
            Path named = own.resolve(path).normalize();
            if (!isWithin(named, own) || !all.toRealPath().equals(own.getParent())) {
                return Optional.empty();
            }
            Path file = named.toRealPath();
            // Neither devices nor pipes, which could block.
            return isWithin(file, own) && Files.isRegularFile(file) ? Optional.of(content(file)) : Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean isWithin(Path file, Path folder) {
        return file.startsWith(folder) && !file.equals(folder);
    }

    private static String content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES + 1), StandardCharsets.ISO_8859_1);
        }
    }

    private static CertificateReading parsed(String text) {
        return text.length() > MAX_BYTES
                ? new CertificateReading.Unreadable("the text is larger than " + MAX_BYTES / 1024 + " KiB")
                : CertificateText.parse(List.of(text));
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
        return parsed(value);
    }
}
