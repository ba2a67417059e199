package org.landlord.it.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// An RSA key and its self-signed certificate, made by the JDK's keytool.
///
/// @param base64 the certificate, without line breaks
/// @param pem the key and the certificate
public record RsaCertificate(String base64, String pem) {

    private static final String PASSWORD = "only-for-tests";
    private static final String ALIAS = "landlord";

    /// @param folder where its files are made
    public static RsaCertificate make(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("rsa.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=landlord",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        byte[] certificate = keys.getCertificate(ALIAS).getEncoded();
        byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        return new RsaCertificate(
                Base64.getEncoder().encodeToString(certificate),
                block("PRIVATE KEY", key) + block("CERTIFICATE", certificate));
    }

    private static String block(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + kind
                + "-----\n";
    }
}
