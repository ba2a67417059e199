package org.landlord.adapter.cli.output;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Text on a terminal, measured in columns.
///
/// Text is split by grapheme clusters, the characters a reader sees: an accent stays with its letter, a
/// family emoji is not split into its members.
final class DisplayText {

    static final String ELLIPSIS = "…";

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int JOINER = 0x200D;
    private static final char DELETE = 0x7F;

    /// Pairs of first and last code point that are two columns wide: East_Asian_Width W and F of Unicode,
    /// less the emoji, which Java knows.
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18CFF, 0x1AFF0,
        0x1B2FF, 0x20000, 0x3FFFD
    };

    private DisplayText() {}

    /// Escapes characters that a terminal interprets or does not show: control characters, line separators
    /// and format characters (Unicode category Cf) become `\\u202e` and the like. So text cannot change its
    /// direction, imitate another text, or move the cursor. Joiners within emoji are kept.
    static String clean(String text) {
        if (text.codePoints().noneMatch(DisplayText::isObeyed)) {
            return text;
        }
        int[] all = text.codePoints().toArray();
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int i = 0; i < all.length; i++) {
            if (isObeyed(all[i]) && !joinsEmoji(all, i)) {
                appendEscape(shown, all[i]);
            } else {
                shown.appendCodePoint(all[i]);
            }
        }
        return shown.toString();
    }

    /// True if the text contains characters that [#clean] escapes.
    static boolean isUnsafe(String text) {
        for (int i = 0; i < text.length(); i++) {
            // Most text is printable ASCII.
            if (text.charAt(i) < ' ' || text.charAt(i) >= DELETE) {
                return text.codePoints().anyMatch(DisplayText::isObeyed);
            }
        }
        return false;
    }

    /// Appends the escape of JSON and YAML.
    static void appendEscape(StringBuilder text, int codePoint) {
        if (Character.isBmpCodePoint(codePoint)) {
            text.append("\\u").append(HexFormat.of().toHexDigits((char) codePoint));
        } else {
            text.append("\\U").append(HexFormat.of().toHexDigits(codePoint));
        }
    }

    private static boolean joinsEmoji(int[] text, int index) {
        return text[index] == JOINER
                && index > 0
                && index + 1 < text.length
                && isPartOfEmoji(text[index - 1])
                && Character.isExtendedPictographic(text[index + 1]);
    }

    private static boolean isPartOfEmoji(int codePoint) {
        return Character.isExtendedPictographic(codePoint)
                || Character.isEmojiModifier(codePoint)
                || codePoint == EMOJI_STYLE;
    }

    /// The width of the text, in columns.
    static int width(String text) {
        int width = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            width += clusterWidth(clusters.group());
        }
        return width;
    }

    /// The text, truncated to `columns` with an ellipsis if it is longer.
    static String truncate(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        return columns < 1 ? "" : head(text, columns - 1).stripTrailing() + ELLIPSIS;
    }

    /// Splits the text into lines of at most `columns`, after a blank if there is one. A wider character gets a
    /// line of its own.
    static List<String> wrap(String text, int columns) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (width(rest) > columns) {
            String piece = head(rest, columns);
            if (piece.isEmpty()) {
                Matcher first = CLUSTER.matcher(rest);
                piece = first.find() ? first.group() : rest;
            }
            int blank = piece.lastIndexOf(' ');
            if (blank > 0 && rest.charAt(piece.length()) != ' ') {
                piece = piece.substring(0, blank + 1);
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

    /// True for control characters, format characters and line separators.
    static boolean isObeyed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
