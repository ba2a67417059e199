package org.landlord.domain.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.landlord.domain.access.session.SessionToken;
import org.landlord.domain.failure.InvalidInput;

/// The SHA-256 of the secret of an API key or of a session, the only stored form. A secret has 256 random
/// bits, so no slow hash is needed.
///
/// @param hex 64 hexadecimal digits in lower case
public record SecretHash(String hex) {

    private static final int LENGTH = 64;

    public SecretHash {
        if (hex.length() != LENGTH || !hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new InvalidInput("must be 64 hexadecimal digits in lower case");
        }
    }

    public static SecretHash of(ApiKeyToken token) {
        return new SecretHash(HexFormat.of().formatHex(digest(token.secret())));
    }

    public static SecretHash of(SessionToken token) {
        return new SecretHash(HexFormat.of().formatHex(digest(token.secret())));
    }

    /// True if this is the hash of the token's secret. Compares in constant time.
    public boolean fits(ApiKeyToken token) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hex), digest(token.secret()));
    }

    /// True if both are hashes of the same secret. Compares in constant time.
    public boolean isSameAs(SecretHash other) {
        return MessageDigest.isEqual(
                HexFormat.of().parseHex(hex), HexFormat.of().parseHex(other.hex));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Keeps the hash out of logs.
    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
