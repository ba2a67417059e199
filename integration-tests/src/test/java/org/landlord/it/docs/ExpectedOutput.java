package org.landlord.it.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares the outputs of a run with those in a document. What differs from run to run is not compared by
/// value: see [Kind]. An id has to be the same wherever the document has the same one, and a command that
/// contains an id or an instant of an earlier output gets that of the run.
final class ExpectedOutput {

    /// What differs from run to run.
    private enum Kind {
        TOKEN("landlord_key_[0-9a-z]{26}_[0-9A-Za-z]+"),
        ID("\\b(?:[a-z]+_)?01[0-9a-hjkmnp-tv-z]{24}\\b"),
        INSTANT("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z"),
        DISTANCE("\\b(?:now|in \\d+ (?:s|min|h|d)|\\d+ (?:s|min|h|d) ago|in \\d+ (?:second|minute|hour|day)s?)\\b"),
        VERSION("\\b\\d+\\.\\d+\\.\\d+(?:-SNAPSHOT)?\\b"),
        SIZE("\\b\\d+(?:\\.\\d+)? (?:[KMGT]i?B|bytes)\\b");

        private final Pattern pattern;

        Kind(String regex) {
            pattern = Pattern.compile(regex);
        }

        /// The same value means the same thing.
        boolean isIdentity() {
            return this == TOKEN || this == ID;
        }

        boolean isSubstituted() {
            return isIdentity() || this == INSTANT;
        }
    }

    private static final String ELLIPSIS = "…";
    private static final Pattern BLANKS = Pattern.compile("[ \\t]{2,}");

    /// Of ids and instants: as the document has them, and as the run got them.
    private final Map<String, String> known = new LinkedHashMap<>();

    /// A command with the ids and instants of this run.
    String command(String text) {
        return replaced(text, known);
    }

    /// An output of this run with the ids and instants of the document.
    String documented(String output) {
        Map<String, String> back = new LinkedHashMap<>();
        known.forEach((written, actual) -> back.put(actual, written));
        return replaced(output, back);
    }

    private static String replaced(String text, Map<String, String> values) {
        String result = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            result = result.replace(value.getKey(), value.getValue());
        }
        return result;
    }

    /// True if an output is what the document says. `…` stands for any text within a line, and as a line for any
    /// lines.
    boolean matches(String expected, String actual) {
        Reading reading = new Reading();
        Matcher matcher = Pattern.compile(reading.regex(expected)).matcher(lines(actual) + "\n");
        if (!matcher.matches()) {
            return false;
        }
        reading.groups.forEach((written, group) -> known.put(written, matcher.group(group)));
        return true;
    }

    /// Widths of columns depend on values, so several blanks are two.
    private static String lines(String text) {
        return BLANKS.matcher(text)
                .replaceAll("  ")
                .lines()
                .map(String::stripTrailing)
                .reduce((one, other) -> one + "\n" + other)
                .orElse("")
                .stripTrailing();
    }

    /// Turns the output in a document into a regular expression.
    private final class Reading {

        private final Map<String, Integer> groups = new LinkedHashMap<>();
        private int count;

        private String regex(String expected) {
            StringBuilder regex = new StringBuilder();
            for (String line : lines(expected).split("\n", -1)) {
                regex.append(line.equals(ELLIPSIS) ? "(?:.*\\n)*?" : line(line) + "\\n");
            }
            return regex.toString();
        }

        private String line(String line) {
            StringBuilder regex = new StringBuilder();
            int from = 0;
            for (Found found : found(line)) {
                regex.append(literal(line.substring(from, found.start())))
                        .append(value(found.kind(), line.substring(found.start(), found.end())));
                from = found.end();
            }
            return regex.append(literal(line.substring(from))).toString();
        }

        private String literal(String text) {
            List<String> pieces = new ArrayList<>();
            for (String piece : text.split(ELLIPSIS, -1)) {
                pieces.add(piece.isEmpty() ? "" : Pattern.quote(piece));
            }
            return String.join(".*?", pieces);
        }

        private String value(Kind kind, String written) {
            Integer group = groups.get(written);
            String actual = known.get(written);
            if (kind.isIdentity() && group != null) {
                return "\\" + group;
            }
            if (kind.isIdentity() && actual != null) {
                return Pattern.quote(actual);
            }
            if (!kind.isSubstituted()) {
                return kind.pattern.pattern();
            }
            groups.put(written, ++count);
            return "(" + kind.pattern.pattern() + ")";
        }

        private List<Found> found(String line) {
            List<Found> all = new ArrayList<>();
            for (Kind kind : Kind.values()) {
                Matcher matcher = kind.pattern.matcher(line);
                while (matcher.find()) {
                    Found found = new Found(kind, matcher.start(), matcher.end());
                    if (all.stream().noneMatch(found::overlaps)) {
                        all.add(found);
                    }
                }
            }
            all.sort(Comparator.comparingInt(Found::start));
            return all;
        }
    }

    private record Found(Kind kind, int start, int end) {

        boolean overlaps(Found other) {
            return start < other.end && other.start < end;
        }
    }
}
