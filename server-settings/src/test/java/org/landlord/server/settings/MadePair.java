package org.landlord.server.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate and its key, made by the JDK's keytool.
///
/// @param name what it was called
/// @param certificate in PEM
/// @param pkcs8 the private key in DER
record MadePair(String name, String certificate, byte[] pkcs8) {

    private static final String PASSWORD = "only-for-tests";

    /// @param folder where the key store is made
    /// @param name of the pair
    /// @param kind what keytool is to make, such as `-keyalg`, `EC`, `-groupname`, `secp256r1`
    static MadePair in(Path folder, String name, String... kind)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString()));
        command.addAll(List.of(kind));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new MadePair(
                name,
                pem("CERTIFICATE", keys.getCertificate(name).getEncoded()),
                keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
    }

    /// The key as most tools write it today.
    String key() {
        return pem("PRIVATE KEY", pkcs8);
    }

    /// The key in the older shape of its kind: what is in the PKCS #8.
    ///
    /// @param kind `RSA` or `EC`
    String olderKey(String kind) {
        ByteBuffer der = ByteBuffer.wrap(pkcs8);
        length(der);
        // Its version, and what kind of key it is.
        der.position(length(der) + der.position());
        der.position(length(der) + der.position());
        byte[] inner = new byte[length(der)];
        der.get(inner);
        return pem(kind + " PRIVATE KEY", inner);
    }

    /// Reads a tag and a length.
    private static int length(ByteBuffer der) {
        der.get();
        int first = der.get() & 0xff;
        int length = first < 0x80 ? first : 0;
        for (int i = first - 0x80; i > 0; i--) {
            length = length << 8 | der.get() & 0xff;
        }
        return length;
    }

    private static String pem(String kind, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }
}
