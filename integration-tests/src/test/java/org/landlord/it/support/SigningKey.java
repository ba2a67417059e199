package org.landlord.it.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/// An RSA key that signs tokens with RS256 (RFC 7518, section 3.3).
final class SigningKey {

    private final KeyPair pair;

    private SigningKey(KeyPair pair) {
        this.pair = pair;
    }

    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SigningKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A token.
    ///
    /// @param header as JSON
    /// @param claims as JSON
    String sign(String header, String claims) {
        String signed = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The half that may be known.
    PublicKey publicKey() {
        return pair.getPublic();
    }

    /// The other half.
    byte[] privateKey() {
        return pair.getPrivate().getEncoded();
    }

    /// The half that may be known, as a JSON web key (RFC 7517).
    ///
    /// @param keyId its `kid`
    String jwk(String keyId) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return "{\"kty\":\"RSA\",\"kid\":\"%s\",\"use\":\"sig\",\"alg\":\"RS256\",\"n\":\"%s\",\"e\":\"%s\"}"
                .formatted(
                        keyId,
                        encode(unsigned(key.getModulus().toByteArray())),
                        encode(unsigned(key.getPublicExponent().toByteArray())));
    }

    /// Without the byte that says that a number is positive.
    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    /// As the parts of a token are written.
    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    /// As the parts of a token are written.
    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
