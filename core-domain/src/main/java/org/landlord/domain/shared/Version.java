package org.landlord.domain.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Identifies a state of a resource. States with the same version are equal in every field, so versions
/// need no counter and survive a move to another storage.
///
/// @param value opaque; computed by [#of(Object...)], or sent back by a caller
public record Version(String value) {

    /// 128 of 256 bits: short, and collisions by chance are out of reach.
    private static final int BYTES = 16;

    /// @param fields every field of the state in a fixed order; `toString` must be different for different
    ///     values
    public static Version of(@Nullable Object... fields) {
        MessageDigest digest = sha256();
        for (Object field : fields) {
            byte[] text = Objects.toString(field, "").getBytes(StandardCharsets.UTF_8);
            // Length-prefixed, with null different from empty: different lists of fields have different digests.
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
