package org.landlord.app.server;

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
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A certificate and its key, in two PEM files that were there, could be read and are a pair.
///
/// @param certificateFile the server's certificate first, then those of its issuers
/// @param keyFile the private key, not encrypted
record Certificate(String certificateFile, String keyFile) {

    /// A group may read it, as the group of those who have to do with certificates does on many systems.
    private static final Set<PosixFilePermission> OPEN = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    /// Looks into both files, so that what is wrong with them is one line and not a stack trace.
    ///
    /// @throws WrongSetting if one of them is not there, cannot be read or is something else, or they are no pair
    static Certificate read(String certificateFile, String keyFile) {
        PublicKey publicKey = publicKey(certificateFile);
        if (!isPair(publicKey, keyFile)) {
            throw new WrongSetting("--tls-key: " + keyFile + " is not the private key of the first certificate in "
                    + certificateFile + ": give the one that the certificate was made for");
        }
        return new Certificate(certificateFile, keyFile);
    }

    private static PublicKey publicKey(String certificateFile) {
        byte[] certificate = bytes("--tls-certificate", certificateFile);
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate))
                    .getPublicKey();
        } catch (CertificateException _) {
            throw new WrongSetting("--tls-certificate: " + certificateFile + " is no certificate in PEM");
        }
    }

    private static boolean isPair(PublicKey publicKey, String keyFile) {
        String key = new String(bytes("--tls-key", keyFile), StandardCharsets.ISO_8859_1);
        try {
            if (!key.contains("ENCRYPTED")) {
                return PemKey.isOf(publicKey, key);
            }
        } catch (GeneralSecurityException _) {
            // Told below.
        }
        throw new WrongSetting("--tls-key: " + keyFile + " is no private key in PEM, or is encrypted");
    }

    /// Warns in the log if more people than its owner and their group can get at the key. That is no reason not
    /// to start: where files are handed to containers, their modes are often not up to whoever starts the server.
    ///
    /// @param keyFile the private key; null if there is none
    static void warnIfOpen(@Nullable String keyFile) {
        // Not earlier: Quarkus sets up the log when it starts.
        System.Logger log = System.getLogger(Certificate.class.getName());
        try {
            if (keyFile != null && isOpen(Path.of(keyFile))) {
                log.log(
                        System.Logger.Level.WARNING,
                        "--tls-key: others may read or write {0}: whoever has the key can be this server."
                                + " Let its owner alone read it (chmod 600)",
                        keyFile);
            }
        } catch (IOException e) {
            log.log(System.Logger.Level.DEBUG, "cannot see who may read the TLS key", e);
        }
    }

    /// True if others than the owner and their group can get at the file, or if the group can change it.
    static boolean isOpen(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !Collections.disjoint(Files.getPosixFilePermissions(file), OPEN);
    }

    private static byte[] bytes(String flag, String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException | InvalidPathException _) {
            throw new WrongSetting(flag + ": there is no file " + file);
        } catch (AccessDeniedException _) {
            throw new WrongSetting(flag + ": " + file + " may not be read");
        } catch (IOException e) {
            throw new WrongSetting(flag + ": " + file + " cannot be read: " + e.getMessage());
        }
    }
}
