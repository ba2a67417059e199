package org.landlord.server.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A certificate and its private key, in two PEM files that exist and can be read.
///
/// @param certificateFile the server's certificate, followed by those of its issuers
/// @param keyFile the private key, unencrypted
/// @param isPairChecked true if the key belongs to the certificate; false if its format cannot be compared
public record Certificate(String certificateFile, String keyFile, boolean isPairChecked) {

    /// The group may read the key: many systems have a group for this.
    private static final Set<PosixFilePermission> TOO_OPEN = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    /// The certificate of `landlord.tls.certificate` and `landlord.tls.key`; empty if neither is set.
    ///
    /// @throws InvalidSetting as [#read] does, and if only one of them is set
    public static Optional<Certificate> ofSettings() {
        String certificateFile = ProcessSettings.get("landlord.tls.certificate");
        String keyFile = ProcessSettings.get("landlord.tls.key");
        if (certificateFile == null && keyFile == null) {
            return Optional.empty();
        }
        if (certificateFile == null || keyFile == null) {
            throw new InvalidSetting(
                    "TLS requires a certificate and its key: set both --tls-certificate and --tls-key");
        }
        return Optional.of(read(certificateFile, keyFile));
    }

    /// Reads both files, so that a fault in them is reported in one line instead of a stack trace.
    ///
    /// @throws InvalidSetting if a file is missing, unreadable or malformed, or the key does not belong to the
    ///     certificate
    static Certificate read(String certificateFile, String keyFile) {
        PemKey.Match match = match(publicKey(certificateFile), keyFile);
        if (match == PemKey.Match.NO) {
            throw new InvalidSetting("--tls-key: " + keyFile + " is not the private key of the first certificate in "
                    + certificateFile + ": set the key that belongs to that certificate");
        }
        return new Certificate(certificateFile, keyFile, match == PemKey.Match.YES);
    }

    private static PublicKey publicKey(String certificateFile) {
        byte[] certificate = bytes("--tls-certificate", certificateFile);
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate))
                    .getPublicKey();
        } catch (CertificateException _) {
            throw new InvalidSetting("--tls-certificate: " + certificateFile + " is not a certificate in PEM format");
        }
    }

    private static PemKey.Match match(PublicKey publicKey, String keyFile) {
        String key = new String(bytes("--tls-key", keyFile), StandardCharsets.ISO_8859_1);
        try {
            if (!key.contains("ENCRYPTED")) {
                return PemKey.match(publicKey, key);
            }
        } catch (GeneralSecurityException _) {
            // Reported below.
        }
        throw new InvalidSetting("--tls-key: " + keyFile + " is not an unencrypted private key in PEM format");
    }

    /// Logs [#warnings].
    public void logWarnings() {
        // Not a constant: Quarkus configures logging when it starts.
        System.Logger log = System.getLogger(Certificate.class.getName());
        warnings().forEach(warning -> log.log(System.Logger.Level.WARNING, warning));
    }

    /// What deserves attention but does not prevent the start: a pair that could not be compared, and a key file that
    /// other users can access. (Orchestrators often mount files with modes that the operator cannot change.)
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!isPairChecked) {
            warnings.add("--tls-key: " + keyFile + " has an older format (PKCS #1 or SEC 1), so the server cannot check"
                    + " that it belongs to the certificate. To convert it: openssl pkcs8 -topk8 -nocrypt -in "
                    + keyFile);
        }
        try {
            if (isTooOpen(Path.of(keyFile))) {
                warnings.add("--tls-key: other users can read or write " + keyFile
                        + ". Restrict it to its owner (chmod 600)");
            }
        } catch (IOException e) {
            warnings.add("--tls-key: the permissions of " + keyFile + " cannot be read: " + e.getMessage());
        }
        return warnings;
    }

    /// True if users other than the owner and its group can access the file, or the group can change it.
    static boolean isTooOpen(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !Collections.disjoint(Files.getPosixFilePermissions(file), TOO_OPEN);
    }

    private static byte[] bytes(String flag, String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException | InvalidPathException _) {
            throw new InvalidSetting(flag + ": " + file + " does not exist");
        } catch (AccessDeniedException _) {
            throw new InvalidSetting(flag + ": no permission to read " + file);
        } catch (IOException e) {
            throw new InvalidSetting(flag + ": cannot read " + file + ": " + e.getMessage());
        }
    }
}
