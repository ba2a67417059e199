package org.landlord.adapter.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Detects arguments and environment variables that the JVM could not decode. The operating system passes
/// bytes, and the JVM decodes them in the charset of the locale before `main` runs. Bytes that are invalid in
/// that charset are lost.
public final class ArgumentEncoding {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int ASCII = 0x7F;
    private static final String PREFIX = "LANDLORD_";

    private ArgumentEncoding() {}

    /// Finds the first argument or `LANDLORD_…` variable that was not decoded.
    ///
    /// @param arguments of the command line
    /// @param environment the environment variables
    /// @param charset the charset used by the JVM: the system property `sun.jnu.encoding`
    /// @return an error message with the remedy; empty if everything was decoded
    public static Optional<String> findFault(List<String> arguments, Map<String, String> environment, String charset) {
        // Windows passes Unicode, independent of the charset of the locale.
        boolean isReliable = charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())
                || System.getProperty("os.name", "").startsWith("Windows");
        for (int i = 0; i < arguments.size(); i++) {
            if (isLost(arguments.get(i), isReliable)) {
                return Optional.of(message("argument " + (i + 1), charset));
            }
        }
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(PREFIX) && isLost(variable.getValue(), isReliable))
                .map(variable -> message(variable.getKey(), charset))
                .sorted()
                .findFirst();
    }

    private static boolean isLost(String text, boolean isReliable) {
        return text.indexOf(REPLACEMENT) >= 0
                || text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || !isReliable && text.chars().anyMatch(c -> c > ASCII);
    }

    private static String message(String what, String charset) {
        return what + " contains characters that cannot be decoded: use UTF-8 and a UTF-8 locale (the charset is "
                + charset + "): set LC_ALL=C.UTF-8";
    }
}
