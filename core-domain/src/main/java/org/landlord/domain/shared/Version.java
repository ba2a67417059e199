package org.landlord.domain.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which state of a resource somebody has seen. Two states with the same version are the same in every field, so a
/// version needs no counter in storage and survives a move to another one.
///
/// @param value opaque; made by [#of(Object...)], or brought back by a caller as it was handed out
public record Version(String value) {

    /// 128 of the 256 bits: collisions by chance stay out of reach, and the text stays short.
    private static final int BYTES = 16;

    /// The version of a state.
    ///
    /// @param fields every field of the state in a fixed order; each has a `toString` that tells it apart
    public static Version of(@Nullable Object... fields) {
        MessageDigest digest = sha256();
        for (Object field : fields) {
            byte[] text = Objects.toString(field, "").getBytes(StandardCharsets.UTF_8);
            // Length first, and null apart from the empty text: no two lists of fields run into each other.
            digest.update((field == null ? "-" : text.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(text);
        }
        byte[] hash = Arrays.copyOf(digest.digest(), BYTES);
        return new Version(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
