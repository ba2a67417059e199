package org.landlord.adapter.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text as a terminal shows it, measured in columns.
///
/// Text is walked by grapheme clusters, what a reader takes for one character: an accent stays on its letter, a
/// family emoji is never cut into its members.
final class DisplayText {

    static final String ELLIPSIS = "…";

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int EMOJI_STYLE = 0xFE0F;

    /// Pairs of first and last code point that are two columns wide: East_Asian_Width W and F of Unicode, less the
    /// emoji, which Java knows.
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1AFF0,
        0x1B2FF, 0x20000, 0x3FFFD
    };

    private DisplayText() {}

    /// The text without what a terminal obeys instead of showing: escape sequences lose their escape, text cannot be
    /// made to run backwards.
    static String clean(String text) {
        if (text.codePoints().noneMatch(DisplayText::isObeyed)) {
            return text;
        }
        return text.codePoints()
                .filter(c -> !isObeyed(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// How many columns the text takes.
    static int width(String text) {
        int width = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            width += clusterWidth(clusters.group());
        }
        return width;
    }

    /// The text, or as much of it as fits into `columns` with an ellipsis at its end.
    static String truncate(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : head(text, columns - 1).stripTrailing() + ELLIPSIS;
    }

    /// The text in pieces of at most `columns`. A single character that is wider gets a piece of its own.
    static List<String> wrap(String text, int columns) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (width(rest) > columns) {
            String piece = head(rest, columns);
            if (piece.isEmpty()) {
                Matcher first = CLUSTER.matcher(rest);
                piece = first.find() ? first.group() : rest;
            }
            pieces.add(piece);
            rest = rest.substring(piece.length());
        }
        if (pieces.isEmpty() || !rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static String head(String text, int columns) {
        int width = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            width += clusterWidth(clusters.group());
            if (width > columns) {
                return text.substring(0, clusters.start());
            }
        }
        return text;
    }

    private static int clusterWidth(String cluster) {
        return cluster.codePoints()
                .map(c -> c == EMOJI_STYLE ? 2 : codePointWidth(c))
                .max()
                .orElse(0);
    }

    private static int codePointWidth(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    private static boolean isWide(int codePoint) {
        if (codePoint < WIDE[0]) {
            return false;
        }
        if (Character.isEmojiPresentation(codePoint)) {
            return true;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (codePoint >= WIDE[i] && codePoint <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isObeyed(int codePoint) {
        boolean turnsText = (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0x200E
                || codePoint == 0x200F
                || codePoint == 0x061C;
        boolean breaksLines = codePoint == 0x2028 || codePoint == 0x2029;
        return Character.isISOControl(codePoint) || turnsText || breaksLines;
    }
}
