package org.landlord.adapter.rest.access.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.session.SessionToken;

/// A text that is stored with a session and useless without its token: AES-GCM with a key that is derived from the
/// token, of which the storage has only a hash.
public final class SealedHint {

    /// As it is stored.
    public static final int MAX_LENGTH = 16 * 1024;

    private static final String SEPARATOR = ":";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private SealedHint() {}

    /// @param protocol tells hints of one protocol from those of others
    public static String seal(String protocol, String text, SessionToken token) {
        byte[] iv = new byte[IV_BYTES];
        new SecureRandom().nextBytes(iv);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, protocol, token, iv).doFinal(text.getBytes(StandardCharsets.UTF_8));
            Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
            return protocol + SEPARATOR + encoder.encodeToString(iv) + SEPARATOR + encoder.encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /// @param sealed null for none
    /// @return empty if there is no hint of the protocol for this token
    public static Optional<String> open(String protocol, @Nullable String sealed, SessionToken token) {
        String[] parts = sealed == null ? new String[0] : sealed.split(SEPARATOR, -1);
        if (parts.length != 3 || !parts[0].equals(protocol)) {
            return Optional.empty();
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            byte[] text = cipher(Cipher.DECRYPT_MODE, protocol, token, decoder.decode(parts[1]))
                    .doFinal(decoder.decode(parts[2]));
            return Optional.of(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, String protocol, SessionToken token, byte[] iv)
            throws GeneralSecurityException {
        byte[] key = MessageDigest.getInstance("SHA-256")
                .digest(("landlord sign-out hint " + protocol + "\n" + token.secret())
                        .getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }
}
