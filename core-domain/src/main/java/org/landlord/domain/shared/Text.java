package org.landlord.domain.shared;

import java.text.Normalizer;
import org.landlord.domain.failure.InvalidInput;

/// The rules for texts: trimmed, not empty, bounded, in Unicode normalization form C (NFC) and without
/// invisible characters, so that texts that look the same are the same.
public final class Text {

    private static final int NEXT_LINE = 0x85;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int EMOJI_VARIANT = 0xFE0F;

    private Text() {}

    /// @param max the maximum length after trimming, in Unicode code points
    /// @return the trimmed text in NFC
    /// @throws InvalidInput if it is empty or too long, contains a character that [Characters] refuses or
    ///     an API key, or begins with a combining mark
    public static String check(String value, int max) {
        return isPlain(value) ? checkedPlain(value, max) : checked(value, max, true, false);
    }

    /// [#check] for names: no two spaces in a row, because a browser shows them as one.
    ///
    /// @throws InvalidInput as [#check], or if two spaces follow each other
    public static String checkName(String value, int max) {
        return withSingleSpaces(check(value, max));
    }

    /// [#checkName] for keys: the only space is U+0020, and there are no variation selectors.
    ///
    /// @throws InvalidInput as [#checkName]
    public static String checkKey(String value, int max) {
        return withSingleSpaces(isPlain(value) ? checkedPlain(value, max) : checked(value, max, true, true));
    }

    /// [#check] without normalization, for texts that another system compares character by character.
    ///
    /// @throws InvalidInput as [#check]
    public static String checkVerbatim(String value, int max) {
        return isPlain(value) ? checkedPlain(value, max) : checked(value, max, false, false);
    }

    /// True if there is nothing to trim or to normalize, as in almost all texts. Several are checked for
    /// every usage event.
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.isEmpty() && text.charAt(0) != ' ' && text.charAt(text.length() - 1) != ' ';
    }

    private static String checkedPlain(String text, int max) {
        if (text.length() > max && !AsStored.isRead()) {
            throw tooLong(max);
        }
        SecretValues.refuseKeys(text);
        return text;
    }

    private static String checked(String value, int max, boolean composed, boolean isKey) {
        if (AsStored.isRead() && !value.isEmpty()) {
            return value;
        }
        String text = trimmed(value);
        if (text.isEmpty()) {
            throw new InvalidInput("must not be empty");
        }
        Characters.requireNoCombiningMark(text.codePointAt(0));
        int before = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (codePoint != EMOJI_VARIANT || isKey || !Character.isEmoji(before)) {
                Characters.require(codePoint);
            }
            if (isKey) {
                Characters.requirePlainSpace(codePoint);
            }
            before = codePoint;
            i += Character.charCount(codePoint);
        }
        String normal = composed ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
        if (normal.codePointCount(0, normal.length()) > max) {
            throw tooLong(max);
        }
        SecretValues.refuseKeys(normal);
        return normal;
    }

    /// Refused and not collapsed: the sender would later look for a name that does not exist.
    private static String withSingleSpaces(String text) {
        if (AsStored.isRead()) {
            return text;
        }
        boolean afterSpace = false;
        for (int i = 0; i < text.length(); i++) {
            // All spaces are in the basic plane.
            boolean space = isSpace(text.charAt(i));
            if (space && afterSpace) {
                throw new InvalidInput("must not contain two spaces in a row");
            }
            afterSpace = space;
        }
        return text;
    }

    private static InvalidInput tooLong(int max) {
        return new InvalidInput("must be at most " + max + " characters long");
    }

    /// Trims Unicode white space, no-break spaces and the byte order mark.
    static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isSpace(value.codePointAt(start))) {
            start += Character.charCount(value.codePointAt(start));
        }
        while (start < end && isSpace(value.codePointBefore(end))) {
            end -= Character.charCount(value.codePointBefore(end));
        }
        return value.substring(start, end);
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || codePoint == NEXT_LINE
                || codePoint == BYTE_ORDER_MARK;
    }

    /// Orders by code point, as databases order UTF-8. [String#compareTo] orders by UTF-16 unit, with
    /// supplementary characters before U+E000 to U+FFFF: two storages would return pages in different
    /// orders.
    public static int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
