package org.landlord.adapter.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the operating system hands a process: bytes, of which the JVM makes text in the charset of the locale
/// before any code of ours runs. Bytes that the charset does not have are lost then, and must not be taken for
/// what was meant.
public final class NativeText {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int ASCII = 0x7F;
    private static final String OURS = "LANDLORD_";

    private NativeText() {}

    /// Says which argument or variable of ours was not understood.
    ///
    /// @param arguments of the command line
    /// @param environment of which only `LANDLORD_…` matters
    /// @param charset what the JVM has read them in: its property `sun.jnu.encoding`
    /// @return a sentence that says what to do; nothing if all was understood
    public static Optional<String> fault(List<String> arguments, Map<String, String> environment, String charset) {
        // On Windows they come as Unicode, whatever the charset of the locale is.
        boolean isReliable = charset.equalsIgnoreCase(StandardCharsets.UTF_8.name())
                || System.getProperty("os.name", "").startsWith("Windows");
        for (int i = 0; i < arguments.size(); i++) {
            if (isLost(arguments.get(i), isReliable)) {
                return Optional.of(sentence("argument " + (i + 1), charset));
            }
        }
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(OURS) && isLost(variable.getValue(), isReliable))
                .map(variable -> sentence(variable.getKey(), charset))
                .sorted()
                .findFirst();
    }

    private static boolean isLost(String text, boolean isReliable) {
        return text.indexOf(REPLACEMENT) >= 0
                || text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || !isReliable && text.chars().anyMatch(c -> c > ASCII);
    }

    private static String sentence(String what, String charset) {
        return what + " has letters that cannot be read: they must be UTF-8, and the locale's charset too (it is "
                + charset + "): set LC_ALL=C.UTF-8";
    }
}
