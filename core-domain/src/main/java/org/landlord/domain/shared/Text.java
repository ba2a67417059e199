package org.landlord.domain.shared;

import org.landlord.domain.failure.InvalidInput;

/// The rules that every piece of text keeps: trimmed, not empty, bounded, printable, valid Unicode.
public final class Text {

    private Text() {}

    /// @param value the text as given
    /// @param max the most characters (Unicode code points) it may have after trimming
    /// @return the trimmed text
    /// @throws InvalidInput if it is empty, too long, has control characters or unpaired surrogates, or
    ///     has an API key in it
    public static String check(String value, int max) {
        String text = value.strip();
        if (text.isEmpty()) {
            throw new InvalidInput("must not be empty");
        }
        if (text.codePointCount(0, text.length()) > max) {
            throw new InvalidInput("must be at most " + max + " characters long");
        }
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            checkCodePoint(codePoint);
            i += Character.charCount(codePoint);
        }
        SecretValues.refuseKeys(text);
        return text;
    }

    /// Orders text by code point, as UTF-8 and so the databases do. [String#compareTo] orders by UTF-16 unit, which
    /// puts what lies beyond the basic plane before U+E000 to U+FFFF: two storages would page in two orders.
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

    private static void checkCodePoint(int codePoint) {
        if (Character.isISOControl(codePoint)) {
            throw new InvalidInput("must not contain control characters");
        }
        checkPaired(codePoint);
    }

    /// A lone surrogate is no character and cannot be written as UTF-8: it would not come back as it was given.
    static void checkPaired(int codePoint) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new InvalidInput("must be valid Unicode");
        }
    }
}
