package org.landlord.app.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/// A certificate and its key, in two PEM files that were there and could be read.
///
/// @param certificateFile the server's certificate first, then those of its issuers
/// @param keyFile the private key, not encrypted
record Certificate(String certificateFile, String keyFile) {

    /// Looks into both files, so that what is wrong with them is one line and not a stack trace.
    ///
    /// @throws WrongSetting if one of them is not there, cannot be read or is something else
    static Certificate read(String certificateFile, String keyFile) {
        byte[] certificate = bytes("--tls-certificate", certificateFile);
        try {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
        } catch (CertificateException _) {
            throw new WrongSetting("--tls-certificate: " + certificateFile + " is no certificate in PEM");
        }
        String key = new String(bytes("--tls-key", keyFile), StandardCharsets.ISO_8859_1);
        if (!key.contains("PRIVATE KEY-----") || key.contains("ENCRYPTED")) {
            throw new WrongSetting("--tls-key: " + keyFile + " is no private key in PEM, or is encrypted");
        }
        return new Certificate(certificateFile, keyFile);
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
