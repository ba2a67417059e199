package org.landlord.adapter.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.SecretValues;

/// Removes from texts of a gateway what is not for tenants: paths of its server, stack traces and
/// secrets. Shortens them, and replaces characters that cannot be stored or shown.
final class CleanText {

    /// For what the gateway says about a refused request.
    static final int MAX_MESSAGE = 300;

    /// For the reason of a failed run.
    static final int MAX_ERROR = 2000;

    private static final int MAX_READ = 16 << 10;

    private static final String HIDDEN = "…";

    /// As engines of JavaScript, the JVM and Python write them.
    private static final Pattern STACK_LINE = Pattern.compile("\\R[ \\t]*(?:at[ \\t]|File \")[^\\r\\n]*+");

    private static final Pattern SEE_URL = Pattern.compile("[\\s(]{0,8}+\\bSee:?\\s++https?://\\S++");

    /// Absolute paths with at least two names; not the paths of URLs.
    private static final Pattern PATH =
            Pattern.compile("(?<![\\w.\\])/%~-])/[\\w.@%+~-]++/[\\w.@%+~/-]*+(?::\\d++){0,2}"
                    + "|\\bfile:/[^\\s'\"()<>]++"
                    + "|(?<!\\w)[A-Za-z]:\\\\[^\\s'\"()<>]++");

    /// Members that say something about the server of the gateway alone, in lower case.
    private static final Set<String> OF_SERVER = Set.of(
            "stack",
            "stacktrace",
            "rootdir",
            "workspaceroot",
            "workflowpath",
            "vcsroot",
            "cwd",
            "pid",
            "hostname",
            "docsurl");

    private CleanText() {}

    /// An error message, in one line.
    static String error(String text, int max) {
        // Shortened first: patterns then see a bounded text.
        String withoutStack = STACK_LINE.matcher(cut(text, MAX_READ)).replaceAll("");
        String withoutUrl = SEE_URL.matcher(withoutStack).replaceAll("");
        return line(paths(withoutUrl), max);
    }

    /// A text in one line.
    static String line(String text, int max) {
        return block(text, max).replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ").strip();
    }

    /// A text that may have several lines.
    static String block(String text, int max) {
        String shown = cut(SecretValues.redact(cut(text, max * 2)), max);
        StringBuilder clean = new StringBuilder(shown.length());
        shown.codePoints().map(CleanText::shown).forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static int shown(int codePoint) {
        boolean isControl = Character.getType(codePoint) == Character.CONTROL && codePoint != '\n' && codePoint != '\t';
        boolean isHalf = Character.getType(codePoint) == Character.SURROGATE;
        return isControl ? ' ' : isHalf ? '\uFFFD' : codePoint;
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + HIDDEN;
    }

    private static String paths(String text) {
        return PATH.matcher(text).replaceAll(HIDDEN);
    }

    /// The payload of an event, without stack traces and paths.
    static Map<String, @Nullable Object> payload(Map<String, @Nullable Object> payload) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        payload.forEach((name, value) -> {
            if (!OF_SERVER.contains(name.toLowerCase(Locale.ROOT))) {
                clean.put(whole(name), value(value));
            }
        });
        return clean;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case String text -> paths(STACK_LINE.matcher(whole(text)).replaceAll(""));
            case Map<?, ?> _ -> payload(Members.of(value).all());
            case List<?> array -> {
                List<@Nullable Object> clean = new ArrayList<>(array.size());
                array.forEach(element -> clean.add(value(element)));
                yield clean;
            }
            case null, default -> value;
        };
    }

    /// Without halves of surrogate pairs, which cannot be written in UTF-8.
    static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                StringBuilder clean = new StringBuilder(text.length());
                text.codePoints()
                        .map(c -> Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                        .forEach(clean::appendCodePoint);
                return clean.toString();
            }
        }
        return text;
    }
}
