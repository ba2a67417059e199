package org.landlord.server.settings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares a private key in PEM with a public key. The JDK reads PKCS #8 (`BEGIN PRIVATE KEY`) only: keys in the
/// older formats PKCS #1 (`BEGIN RSA PRIVATE KEY`) and SEC 1 (`BEGIN EC PRIVATE KEY`) are accepted unchecked.
final class PemKey {

    /// The result of a comparison.
    enum Match {
        YES,
        NO,
        /// The key has a format that the JDK cannot read.
        UNKNOWN
    }

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    /// Of keys that TLS can use.
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private static final byte[] SAMPLE = "sample".getBytes(StandardCharsets.US_ASCII);

    /// The first byte of every key in DER.
    private static final byte SEQUENCE = 0x30;

    private PemKey() {}

    /// @throws GeneralSecurityException if the text contains no unencrypted private key
    static Match match(PublicKey publicKey, String pem) throws GeneralSecurityException {
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new InvalidKeySpecException("no private key in PEM");
        }
        byte[] der = der(block.group(2));
        if (!block.group(1).isEmpty()) {
            return Match.UNKNOWN;
        }
        return isPair(publicKey, read(der)) ? Match.YES : Match.NO;
    }

    private static byte[] der(String base64) throws InvalidKeySpecException {
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("not base 64", e);
        }
        if (der.length == 0 || der[0] != SEQUENCE) {
            throw new InvalidKeySpecException("not DER");
        }
        return der;
    }

    private static PrivateKey read(byte[] pkcs8) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException _) {
                // A key of another algorithm.
            }
        }
        throw new InvalidKeySpecException("not a private key of " + ALGORITHMS);
    }

    private static boolean isPair(PublicKey publicKey, PrivateKey privateKey) {
        if (publicKey instanceof RSAKey one && privateKey instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        try {
            String algorithm = publicKey.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "EdDSA";
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            // Keys of different algorithms or curves.
            return false;
        }
    }
}
