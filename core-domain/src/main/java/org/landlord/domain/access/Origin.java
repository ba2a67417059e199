package org.landlord.domain.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Characters;
import org.landlord.domain.shared.SecretValues;

/// Where a call came from, as far as that is known.
///
/// @param requestId the same in the log, in the problem that was answered and in the audit log
/// @param address the caller's IP address
/// @param userAgent what the caller's program calls itself: at most 256 characters, of those that a text may have,
///     and without what looks like a secret
public record Origin(
        @Nullable String requestId,
        @Nullable String address,
        @Nullable String userAgent) {

    /// The most characters that are kept of what a program calls itself.
    public static final int MAX_USER_AGENT = 256;

    private static final Origin UNKNOWN = new Origin(null, null, null);

    public Origin {
        userAgent = userAgent == null ? null : printable(userAgent);
    }

    /// Of a call that came from within the process.
    public static Origin unknown() {
        return UNKNOWN;
    }

    private static @Nullable String printable(String text) {
        if (SecretValues.areIn(text)) {
            return null;
        }
        String clean = isPlain(text) ? text.strip() : cleaned(text);
        return clean.isEmpty() ? null : clean;
    }

    /// True if nothing need be taken out: so with nearly all.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return text.length() <= MAX_USER_AGENT;
    }

    private static String cleaned(String text) {
        return text.codePoints()
                .filter(Characters::isAllowed)
                .limit(MAX_USER_AGENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
