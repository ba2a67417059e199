package org.landlord.app.server;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A private key in PEM, in any of the shapes that are about: PKCS #8, and the older ones of RSA (PKCS #1) and of
/// elliptic curves (SEC 1), which are put into PKCS #8 to be read.
final class PemKey {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (RSA |EC |)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    /// What TLS can use.
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    /// `rsaEncryption` (RFC 8017, appendix A.1) as an AlgorithmIdentifier.
    private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private static final byte[] VERSION_0 = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 4;
    private static final int LONG_LENGTH = 0x80;
    private static final int BYTE = 0xff;

    private PemKey() {}

    /// True if the text has the private key of this public one.
    ///
    /// @throws GeneralSecurityException if there is no private key in the text that can be read
    static boolean isOf(PublicKey publicKey, String pem) throws GeneralSecurityException {
        Matcher block = BLOCK.matcher(pem);
        if (!block.find()) {
            throw new InvalidKeySpecException("no private key in PEM");
        }
        byte[] der = bytes(block.group(2));
        return switch (block.group(1)) {
            case "RSA " -> fits(publicKey, read(pkcs8(RSA, der)));
            // The curve may be said in the certificate alone.
            case "EC " -> publicKey.getAlgorithm().equals("EC") && fits(publicKey, read(pkcs8(kind(publicKey), der)));
            default -> fits(publicKey, read(der));
        };
    }

    private static byte[] bytes(String base64) throws InvalidKeySpecException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("no base 64", e);
        }
    }

    private static PrivateKey read(byte[] pkcs8) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (InvalidKeySpecException _) {
                // One of another kind, perhaps.
            }
        }
        throw new InvalidKeySpecException("no private key of " + ALGORITHMS);
    }

    private static boolean fits(PublicKey publicKey, PrivateKey privateKey) {
        if (publicKey instanceof RSAKey one && privateKey instanceof RSAKey other) {
            return one.getModulus().equals(other.getModulus());
        }
        try {
            String algorithm = publicKey.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "EdDSA";
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(VERSION_0);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(VERSION_0);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            // Keys of two kinds, or of two curves.
            return false;
        }
    }

    /// The AlgorithmIdentifier of a public key: the first thing within its SubjectPublicKeyInfo (RFC 5280).
    private static byte[] kind(PublicKey publicKey) {
        byte[] encoded = publicKey.getEncoded();
        ByteBuffer der = ByteBuffer.wrap(encoded);
        length(der);
        int begin = der.position();
        int length = length(der);
        return Arrays.copyOfRange(encoded, begin, der.position() + length);
    }

    /// Reads a tag and a length.
    private static int length(ByteBuffer der) {
        der.get();
        int first = der.get() & BYTE;
        if (first < LONG_LENGTH) {
            return first;
        }
        int length = 0;
        for (int i = first - LONG_LENGTH; i > 0; i--) {
            length = length << Byte.SIZE | der.get() & BYTE;
        }
        return length;
    }

    /// PrivateKeyInfo of RFC 5208: a version, what kind of key it is, the key.
    private static byte[] pkcs8(byte[] kind, byte[] key) {
        byte[] octets = der(OCTET_STRING, key);
        return der(
                SEQUENCE,
                ByteBuffer.allocate(VERSION_0.length + kind.length + octets.length)
                        .put(VERSION_0)
                        .put(kind)
                        .put(octets)
                        .array());
    }

    /// Whatever is in a private key fits into a length of two bytes.
    private static byte[] der(int tag, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) tag)
                .put((byte) (LONG_LENGTH + 2))
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
