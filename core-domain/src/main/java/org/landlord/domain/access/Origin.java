package org.landlord.domain.access;

import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Characters;
import org.landlord.domain.shared.SecretValues;

/// The origin of a call, as far as it is known.
///
/// @param requestId the request id in the log, in responses and in the audit log
/// @param address the IP address of the caller
/// @param userAgent the name of the caller's program: at most 256 allowed characters; null if it looks like
///     a secret
/// @param reason the reason that the caller gives for its changes; null if it gives none
public record Origin(
        @Nullable String requestId,
        @Nullable String address,
        @Nullable String userAgent,
        @Nullable Reason reason) {

    public static final int MAX_USER_AGENT = 256;

    private static final Origin UNKNOWN = new Origin(null, null, null, null);

    public Origin {
        userAgent = userAgent == null ? null : printable(userAgent);
    }

    /// Without a reason.
    public Origin(@Nullable String requestId, @Nullable String address, @Nullable String userAgent) {
        this(requestId, address, userAgent, null);
    }

    /// The origin of calls from within the process.
    public static Origin unknown() {
        return UNKNOWN;
    }

    private static @Nullable String printable(String text) {
        if (SecretValues.containsSecret(text)) {
            return null;
        }
        String clean = isPlain(text) ? text.strip() : cleaned(text);
        return clean.isEmpty() ? null : clean;
    }

    /// True if there is nothing to remove, as in almost all.
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
