package org.landlord.domain.access;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.landlord.domain.failure.InvalidInput;

/// The text of an API key: `landlord_<keyId>_<secret>`. The secret is 43 base 62 digits (at least 256
/// random bits) and 6 check digits over everything before them. Check digits distinguish a typing error
/// from a revoked key. The format lets scanners find leaked keys:
/// `landlord_key_[0-9a-hjkmnp-tv-z]{26}_[0-9A-Za-z]{49}`.
///
/// @param secret 49 base 62 digits, including the check digits
public record ApiKeyToken(KeyId keyId, String secret) {

    public static final String PREFIX = "landlord_";

    /// 62^43 > 2^256.
    public static final int RANDOM_DIGITS = 43;

    /// Base 62.
    public static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// The digits of ids: Crockford's base 32 in lower case.
    private static final String ID_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int CHECK_DIGITS = 6;
    private static final int KEY_ID_LENGTH = KeyId.PREFIX.length() + 26;
    private static final int LENGTH = PREFIX.length() + KEY_ID_LENGTH + 1 + RANDOM_DIGITS + CHECK_DIGITS;

    /// @throws InvalidInput if the secret has another format, or its check digits do not match
    public ApiKeyToken {
        if (!isMade(keyId.value())) {
            throw new InvalidInput("is not an API key: the key id is key_ followed by 26 characters");
        }
        if (secret.length() != RANDOM_DIGITS + CHECK_DIGITS || !isBase62(secret)) {
            throw new InvalidInput("is not an API key: a key looks like landlord_key_…_…");
        }
        String random = secret.substring(0, RANDOM_DIGITS);
        if (!checkDigits(keyId, random).equals(secret.substring(RANDOM_DIGITS))) {
            throw new InvalidInput("is mistyped or truncated: its check digits do not match");
        }
    }

    /// A token with these random digits and their check digits.
    ///
    /// @param random 43 unpredictable base 62 digits
    public static ApiKeyToken of(KeyId keyId, String random) {
        return new ApiKeyToken(keyId, random + checkDigits(keyId, random));
    }

    /// True if the text starts like an API key, valid or not.
    public static boolean isMeantBy(String text) {
        return text.startsWith(PREFIX);
    }

    /// @throws InvalidInput if the text is not a token; the message does not repeat the text
    public static ApiKeyToken parse(String text) {
        int separator = PREFIX.length() + KEY_ID_LENGTH;
        if (text.length() != LENGTH || !isMeantBy(text) || text.charAt(separator) != '_') {
            throw new InvalidInput(
                    "is not an API key: a key looks like landlord_key_…_… and has " + LENGTH + " characters");
        }
        return new ApiKeyToken(new KeyId(text.substring(PREFIX.length(), separator)), text.substring(separator + 1));
    }

    /// The full token, for its owner only.
    public String reveal() {
        return PREFIX + keyId + "_" + secret;
    }

    /// Without the secret: this text may end up in a log.
    @Override
    public String toString() {
        return PREFIX + keyId + "_…";
    }

    private static String checkDigits(KeyId keyId, String random) {
        CRC32 crc = new CRC32();
        crc.update((PREFIX + keyId + "_" + random).getBytes(StandardCharsets.UTF_8));
        long rest = crc.getValue();
        char[] digits = new char[CHECK_DIGITS];
        for (int i = CHECK_DIGITS - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    private static boolean isMade(String keyId) {
        return keyId.length() == KEY_ID_LENGTH
                && keyId.startsWith(KeyId.PREFIX)
                && keyId.chars().skip(KeyId.PREFIX.length()).allMatch(c -> ID_DIGITS.indexOf(c) >= 0);
    }

    private static boolean isBase62(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
    }
}
