package org.landlord.domain.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.landlord.domain.failure.InvalidInput;

/// What is kept of an API key's secret: its SHA-256. A secret has 256 random bits, so no slow hash is needed:
/// there is nothing to guess.
///
/// @param hex 64 hexadecimal digits in lower case
public record SecretHash(String hex) {

    private static final int LENGTH = 64;

    /// @throws InvalidInput if it is no SHA-256
    public SecretHash {
        if (hex.length() != LENGTH || !hex.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
            throw new InvalidInput("must be 64 hexadecimal digits in lower case");
        }
    }

    /// Of the secret in a token.
    public static SecretHash of(ApiKeyToken token) {
        return new SecretHash(HexFormat.of().formatHex(digest(token)));
    }

    /// True if this is the hash of the token's secret. Takes the same time whatever is compared.
    public boolean fits(ApiKeyToken token) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(hex), digest(token));
    }

    private static byte[] digest(ApiKeyToken token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.secret().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Not even the hash belongs into a log.
    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
