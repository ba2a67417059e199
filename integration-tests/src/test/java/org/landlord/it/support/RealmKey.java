package org.landlord.it.support;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// A key of a realm that the test knows: whatever it signs, the realm has signed. For tokens that a well-behaved
/// identity provider never makes.
public final class RealmKey {

    private final SigningKey key = SigningKey.generate();

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
        return key.sign("{\"alg\":\"RS256\",\"typ\":\"JWT\"" + named + "}", claims);
    }

    String pem() {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.privateKey());
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    }

    /// As Keycloak calls the key: the hash of its public half.
    private String keyId() {
        try {
            return SigningKey.encode(
                    MessageDigest.getInstance("SHA-256").digest(key.publicKey().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
