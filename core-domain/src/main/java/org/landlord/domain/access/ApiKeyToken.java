package org.landlord.domain.access;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.landlord.domain.failure.InvalidInput;

/// What the holder of an API key sends: `landlord_<keyId>_<secret>`, where the secret is 43 base 62 digits (at
/// least 256 random bits) and 6 more that check everything before them, so that a slip is told from a key that is
/// no longer good, and scanners find keys that leaked: `landlord_key_[0-9a-hjkmnp-tv-z]{26}_[0-9A-Za-z]{49}`.
///
/// @param keyId which key
/// @param secret its secret with the check digits, 49 base 62 digits
public record ApiKeyToken(KeyId keyId, String secret) {

    /// What all of them begin with.
    public static final String PREFIX = "landlord_";

    /// How many random digits a secret has: 62^43 > 2^256.
    public static final int RANDOM_DIGITS = 43;

    /// The digits: base 62.
    public static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// The digits of ids: Crockford's base 32 in lower case.
    private static final String ID_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int CHECK_DIGITS = 6;
    private static final int KEY_ID_LENGTH = KeyId.PREFIX.length() + 26;
    private static final int LENGTH = PREFIX.length() + KEY_ID_LENGTH + 1 + RANDOM_DIGITS + CHECK_DIGITS;

    /// @throws InvalidInput if the secret has not the shape of one or its check digits do not fit
    public ApiKeyToken {
        if (!isMade(keyId.value())) {
            throw new InvalidInput("has not the id of an API key: that is key_ and 26 letters and digits");
        }
        if (secret.length() != RANDOM_DIGITS + CHECK_DIGITS || !isBase62(secret)) {
            throw new InvalidInput("is no API key: those look like landlord_key_…_…");
        }
        String random = secret.substring(0, RANDOM_DIGITS);
        if (!checkDigits(keyId, random).equals(secret.substring(RANDOM_DIGITS))) {
            throw new InvalidInput("is mistyped or cut off: its check digits do not fit");
        }
    }

    /// A token with these random digits.
    ///
    /// @param random 43 base 62 digits that nobody can guess
    public static ApiKeyToken of(KeyId keyId, String random) {
        return new ApiKeyToken(keyId, random + checkDigits(keyId, random));
    }

    /// True if the text is meant to be an API key, good or not.
    public static boolean isMeantBy(String text) {
        return text.startsWith(PREFIX);
    }

    /// @throws InvalidInput if the text is none; the message says what is wrong, and does not repeat the text
    public static ApiKeyToken parse(String text) {
        int separator = PREFIX.length() + KEY_ID_LENGTH;
        if (text.length() != LENGTH || !isMeantBy(text) || text.charAt(separator) != '_') {
            throw new InvalidInput("is no API key: those look like landlord_key_…_…, " + LENGTH + " characters");
        }
        return new ApiKeyToken(new KeyId(text.substring(PREFIX.length(), separator)), text.substring(separator + 1));
    }

    /// The token itself, for its holder alone.
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
