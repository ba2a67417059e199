package org.landlord.it.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A key of a realm that the test knows: whatever it signs, the realm has signed. For tokens that a well-behaved
/// identity provider never makes.
public final class RealmKey {

    private final KeyPair pair;

    private RealmKey(KeyPair pair) {
        this.pair = pair;
    }

    static RealmKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new RealmKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A token.
    ///
    /// @param claims as JSON
    public String sign(String claims) {
        return sign(claims, keyId());
    }

    /// A token that names another key than the one that signs it, or none.
    ///
    /// @param claims as JSON
    /// @param keyId null for none
    public String sign(String claims, @Nullable String keyId) {
        String named = keyId == null ? "" : ",\"kid\":\"" + keyId + "\"";
        String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"" + named + "}") + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String pem() {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    }

    /// As Keycloak calls the key: the hash of its public half.
    private String keyId() {
        try {
            return encode(
                    MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
