package org.landlord.domain.access.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.landlord.domain.failure.InvalidInput;

/// The credential of a session, the value of its cookie: at least 256 random bits. Only its hash is stored.
///
/// @param secret 43 digits of base64url
public record SessionToken(String secret) {

    /// 64^43 > 2^256.
    public static final int LENGTH = 43;

    /// Base64url.
    public static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// Separates the CSRF token from the stored hash, which is a hash of the secret alone.
    private static final String CSRF_LABEL = "landlord csrf token\n";

    /// @throws InvalidInput if the text has another format; the message does not repeat the text
    public SessionToken {
        if (secret.length() != LENGTH || !secret.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            throw new InvalidInput("is not the token of a session");
        }
    }

    /// The token that a page of the session sends with each request. Derived, so that it needs no storage; the
    /// secret cannot be computed from it.
    ///
    /// @return 43 digits of base64url
    public String csrfToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest(CSRF_LABEL + secret));
    }

    /// True if the text is the CSRF token of this session. Compares in constant time.
    public boolean hasCsrfToken(String text) {
        return MessageDigest.isEqual(
                csrfToken().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Without the secret: this text may end up in a log.
    @Override
    public String toString() {
        return "SessionToken[…]";
    }
}
